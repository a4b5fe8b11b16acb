namespace Api.Http;

/// <summary>
/// Counts roughly how often each of any number of keys is asked for, in the same memory: a count-min sketch (Cormode
/// and Muthukrishnan, 2005) of small counters, which are halved from time to time, so that old requests are forgotten.
/// </summary>
internal sealed class RequestCounts
{
    private const int Counters = 1 << 16;
    private const byte Most = 15;

    // A counter that several threads change at once may lose one, which does not matter.
    private readonly byte[] _counters = new byte[Counters];
    private int _requests;

    /// <summary>Counts a request.</summary>
    /// <param name="kept">
    /// The number of keys that are kept: after ten counted requests for each, all counters are halved.
    /// </param>
    /// <param name="isKept">Whether this is one of them.</param>
    public void Add(string key, int kept, bool isKept)
    {
        var (one, other) = PlacesOf(key);
        var isNews = Increase(one) | Increase(other);

        // What is kept and asked for all the time must not make the others look forgotten.
        if ((isNews || !isKept) && Interlocked.Increment(ref _requests) > 10 * Math.Max(kept, 1_000))
        {
            Volatile.Write(ref _requests, 0);
            for (var i = 0; i < Counters; i++)
            {
                _counters[i] >>= 1;
            }
        }
    }

    /// <summary>Returns about how often it was asked for lately; never too little, but for the halving.</summary>
    public int Of(string key)
    {
        var (one, other) = PlacesOf(key);
        return Math.Min(_counters[one], _counters[other]);
    }

    /// <returns>Whether the counter was not at its highest yet.</returns>
    private bool Increase(int place)
    {
        if (_counters[place] >= Most)
        {
            return false;
        }

        _counters[place]++;
        return true;
    }

    // The hash is another one in each process, so nobody can choose keys that share their counters.
    private static (int One, int Other) PlacesOf(string key)
    {
        var hash = (uint)key.GetHashCode(StringComparison.Ordinal);
        return ((int)(hash & (Counters - 1)), (int)((hash * 0x9E3779B1) >> 16));
    }
}
