using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Api.Data.Exports;

/// <summary>The last line of an export, which states that nothing before it is missing or was changed.</summary>
internal static class ExportEnd
{
    // The longest possible line: 19 digits and 64 of the hash.
    private const int MostBytes = 256;

    public static byte[] LineOf(long rows, byte[] hash)
    {
        var end = new { rows, sha256 = Convert.ToHexStringLower(hash) };
        var line = new Dictionary<string, object> { [ExportFormat.End] = end };
        return [.. JsonSerializer.SerializeToUtf8Bytes(line), (byte)'\n'];
    }

    /// <summary>Reads a whole export to check that it is one, and goes back to its beginning.</summary>
    /// <returns>Whether its end is vouched for; exports of older versions have no such line.</returns>
    /// <exception cref="InvalidOperationException">It is no export, or one that is cut off or was changed; the message
    /// says which.</exception>
    public static async Task<bool> CheckAsync(Stream export, CancellationToken cancellationToken)
    {
        export.Position = 0;
        if (await VersionAsync(export, cancellationToken) < ExportFormat.FirstWithEnd)
        {
            export.Position = 0;
            return false;
        }

        var length = export.Length;
        var tail = new byte[(int)Math.Min(length, MostBytes)];
        export.Position = length - tail.Length;
        await export.ReadExactlyAsync(tail, cancellationToken);
        var start = tail.AsSpan(..^1).LastIndexOf((byte)'\n') + 1;
        if (tail[^1] != '\n' || Read(tail.AsMemory(start)) is not var (rows, hash))
        {
            throw new InvalidOperationException(
                "The export breaks off: its last line, which gives the number of rows, is missing. "
                + "Nothing was restored.");
        }

        var (lines, actual) = await HashAsync(export, length - tail.Length + start, cancellationToken);
        export.Position = 0;
        if (actual != hash || lines != rows + 1)
        {
            throw new InvalidOperationException(
                $"The export is not as it was written: {rows} rows and another hash are told at its end, "
                + $"{lines - 1} are there. Nothing was restored.");
        }

        return true;
    }

    /// <summary>Reads a last line; null if it is none.</summary>
    private static (long Rows, string Hash)? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var end = json.RootElement.GetProperty(ExportFormat.End);
            return (end.GetProperty("rows").GetInt64(), end.GetProperty("sha256").GetString()!);
        }
        catch (Exception e) when (IsOfJson(e))
        {
            return null;
        }
    }

    // Text that is not JSON, or JSON with other members, of another type (InvalidOperationException) or out of range.
    private static bool IsOfJson(Exception exception) =>
        exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException;

    private static async Task<int> VersionAsync(Stream export, CancellationToken cancellationToken)
    {
        try
        {
            var start = new byte[MostBytes];
            var read = await export.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
            var text = Encoding.UTF8.GetString(start, 0, read).TrimStart('\uFEFF');
            using var json = JsonDocument.Parse(text.Split('\n')[0]);
            var version = json.RootElement.GetProperty(ExportFormat.Header).GetProperty("version").GetInt32();
            return version is >= 1 and <= ExportFormat.Version
                ? version
                : throw new InvalidOperationException($"its version is {version}.");
        }
        catch (Exception e) when (IsOfJson(e))
        {
            throw new InvalidOperationException(
                $"It does not begin with an export of version 1 to {ExportFormat.Version}, and nothing was restored: "
                + e.Message,
                e);
        }
    }

    private static async Task<(long Lines, string Hash)> HashAsync(
        Stream export,
        long length,
        CancellationToken cancellationToken)
    {
        export.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (lines, buffer) = (0L, new byte[1 << 16]);
        while (length > 0)
        {
            var read = await export.ReadAtLeastAsync(
                buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), 1, cancellationToken: cancellationToken);
            hash.AppendData(buffer, 0, read);
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            length -= read;
        }

        return (lines, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
