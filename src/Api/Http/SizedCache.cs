using System.Collections.Concurrent;

namespace Api.Http;

/// <summary>
/// Keeps values by key, as many as fit into a number of bytes. When there is no room, the least asked for of a few that
/// are chosen at random goes, one after the other, until there is; if it is asked for as often as the new value, the
/// new one is not kept (TinyLFU: Einziger, Friedman and Manes, ACM Transactions on Storage, 2017). So a walk through
/// more than fits leaves most of what is kept where it is. A cache of the least recently used would lose each value
/// just before it is asked for again.
/// </summary>
/// <param name="mostBytes">The most bytes of all values with their keys.</param>
/// <param name="counts">The number of requests for each key.</param>
/// <param name="sizeOf">Returns the bytes of a value, which may grow while it is kept.</param>
internal sealed class SizedCache<T>(long mostBytes, RequestCounts counts, Func<T, int> sizeOf)
    where T : class
{
    // Libraries bound the number of values, not their bytes; the framework's cache has a size, and drops values by
    // twentieths, sorting all of them.
    private const int Chosen = 5;

    /// <summary>The largest share of the room for one value.</summary>
    private const int LargestShare = 8;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<Entry> _all = [];
    private readonly Lock _writing = new();
    private long _bytes;

    // The dictionary would take all of its locks to count.
    private volatile int _count;

    /// <summary>The bytes that are kept.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public int Count => _count;

    public IEnumerable<string> Keys => _entries.Keys;

    /// <summary>Finds a value, which counts as a request for it; null if it is not kept.</summary>
    public T? Find(string key)
    {
        var isKept = _entries.TryGetValue(key, out var entry);
        counts.Add(key, _count, isKept);
        if (entry is not null && SizeOf(key, entry.Value) > entry.Bytes)
        {
            Measure(entry);
        }

        return entry?.Value;
    }

    /// <summary>
    /// Keeps a value, if it is asked for more often than others that it would push out. It takes the place of another
    /// value of its key.
    /// </summary>
    public void Add(string key, T value)
    {
        var entry = new Entry(key, value) { Bytes = SizeOf(key, value) };
        lock (_writing)
        {
            if (_entries.TryGetValue(key, out var old))
            {
                Remove(old);
            }

            if (entry.Bytes > mostBytes / LargestShare || !MakeRoom(entry))
            {
                return;
            }

            entry.Place = _all.Count;
            _all.Add(entry);
            _count = _all.Count;
            _bytes += entry.Bytes;
            _entries[key] = entry;
        }
    }

    private bool MakeRoom(Entry entry)
    {
        while (_bytes + entry.Bytes > mostBytes)
        {
            var least = LeastAskedFor();
            if (counts.Of(least.Key) >= counts.Of(entry.Key))
            {
                return false;
            }

            Remove(least);
        }

        return true;
    }

    // A value that has grown pushes out others, or itself.
    private void Measure(Entry entry)
    {
        lock (_writing)
        {
            if (entry.Place < 0)
            {
                return;
            }

            var bytes = SizeOf(entry.Key, entry.Value);
            _bytes += bytes - entry.Bytes;
            entry.Bytes = bytes;
            while (_bytes > mostBytes)
            {
                Remove(LeastAskedFor());
            }
        }
    }

    // There is one: with none, there is room.
    private Entry LeastAskedFor()
    {
        var least = _all[Random.Shared.Next(_all.Count)];
        for (var i = 1; i < Chosen; i++)
        {
            var other = _all[Random.Shared.Next(_all.Count)];
            least = counts.Of(other.Key) < counts.Of(least.Key) ? other : least;
        }

        return least;
    }

    private void Remove(Entry entry)
    {
        _entries.TryRemove(entry.Key, out _);
        var last = _all[^1];
        _all[entry.Place] = last;
        last.Place = entry.Place;
        _all.RemoveAt(_all.Count - 1);
        _count = _all.Count;
        _bytes -= entry.Bytes;
        entry.Place = -1;
    }

    private int SizeOf(string key, T value) => (2 * key.Length) + sizeOf(value);

    private sealed class Entry(string key, T value)
    {
        public string Key => key;

        public T Value => value;

        public int Bytes { get; set; }

        /// <summary>Its place among all; -1 when it is no longer one of them.</summary>
        public int Place { get; set; }
    }
}
