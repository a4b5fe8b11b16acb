using System.Net;
using System.Net.Sockets;
using Api.Keys;

namespace Api.Articles;

/// <summary>
/// Decides who may have a dry run now. Anybody may ask for one, and each may take a whole core for seconds: callers
/// without a key share a few places, at most one for each network, and each key has a place of its own, which they
/// cannot take.
/// </summary>
/// <param name="most">The number of callers without a key that may have one at the same time.</param>
internal sealed class DryRunPlaces(int most)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private int _anonymous;

    /// <summary>Takes a place, until it is disposed; returns null if none is free for this caller.</summary>
    public IDisposable? TryTake(HttpContext http)
    {
        var key = Caller.KeyOf(http);
        var owner = key is null ? NetworkOf(http.Connection.RemoteIpAddress) : $"key {key}";
        lock (_lock)
        {
            var isFull = key is null && _anonymous == most;
            if (isFull || !_taken.Add(owner))
            {
                return null;
            }

            _anonymous += key is null ? 1 : 0;
        }

        return new Place(this, owner, key is null);
    }

    /// <summary>
    /// Returns the part of an address that belongs to one subscriber: the first 24 bits of IPv4, the first 64 of IPv6
    /// (RFC 6177, section 2).
    /// </summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "no address";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var length = plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 8;
        return Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, length));
    }

    private void GiveBack(string owner, bool isAnonymous)
    {
        lock (_lock)
        {
            _taken.Remove(owner);
            _anonymous -= isAnonymous ? 1 : 0;
        }
    }

    private sealed class Place(DryRunPlaces places, string owner, bool isAnonymous) : IDisposable
    {
        public void Dispose() => places.GiveBack(owner, isAnonymous);
    }
}
