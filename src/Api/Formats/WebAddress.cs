namespace Api.Formats;

/// <summary>Tells which addresses of others may be in a page: none that runs or embeds anything.</summary>
internal static class WebAddress
{
    public static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <summary>Whether an address may be a link's.</summary>
    public static bool IsLink(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";

    /// <summary>
    /// Returns the origin of a picture, as a policy names it (W3C Content Security Policy Level 3, host-source); null
    /// if the address names none.
    /// </summary>
    public static string? Origin(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4))
        {
            return null;
        }

        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{uri.Scheme}://{uri.IdnHost}{port}";
    }
}
