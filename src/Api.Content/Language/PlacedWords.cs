using System.Numerics;

namespace Api.Content.Language;

/// <summary>
/// Values by word. A word is kept as its first place in the texts: to make a string of each takes as long as to read
/// them.
/// </summary>
internal sealed class PlacedWords<T>
    where T : struct
{
    // As many as each other, a power of two.
    private int[] _buckets;
    private Entry[] _entries;
    private int _count;

    /// <param name="capacity">About how many different words there will be.</param>
    public PlacedWords(int capacity)
    {
        _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)capacity + 1)];
        _buckets = new int[_entries.Length];
    }

    public int Count => _count;

    /// <summary>Returns the value of the word from here to there, which is new if the word is.</summary>
    public ref T Of(string text, int start, int end)
    {
        var word = text.AsSpan(start..end);
        var hash = HashOf(word);
        var found = Find(word, hash);
        if (found >= 0)
        {
            return ref _entries[found].Value;
        }

        if (_count == _entries.Length)
        {
            Grow();
        }

        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_count] = new(text, start, word.Length, hash, bucket - 1);
        bucket = ++_count;
        return ref _entries[_count - 1].Value;
    }

    /// <summary>Whether a word was read.</summary>
    public bool TryGetValue(ReadOnlySpan<char> word, out T value)
    {
        var found = Find(word, HashOf(word));
        value = found >= 0 ? _entries[found].Value : default;
        return found >= 0;
    }

    // A new secret in every process, so that nobody can choose words that share a bucket.
    private static int HashOf(ReadOnlySpan<char> word) => string.GetHashCode(word);

    private int Find(ReadOnlySpan<char> word, int hash)
    {
        var i = _buckets[hash & (_buckets.Length - 1)] - 1;
        while (i >= 0 && !(_entries[i].Hash == hash && _entries[i].Word.SequenceEqual(word)))
        {
            i = _entries[i].Next;
        }

        return i;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        _buckets = new int[_entries.Length];
        for (var i = 0; i < _count; i++)
        {
            ref var bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i].Next = bucket - 1;
            bucket = i + 1;
        }
    }

    /// <param name="next">The next entry of the same bucket; -1 if there is none.</param>
    private struct Entry(string text, int start, int length, int hash, int next)
    {
        public readonly int Hash = hash;
        public int Next = next;
        public T Value;

        public readonly ReadOnlySpan<char> Word => text.AsSpan(start, length);
    }
}
