using System.Globalization;

namespace Api.Http;

/// <summary>
/// Reads the bytes of a compressed body. Their number is limited by the reader, as for any body, and by their ratio to
/// the bytes that were sent.
/// </summary>
/// <param name="decoder">Decodes what is sent.</param>
/// <param name="sent">The body as it is sent.</param>
/// <param name="coding">The name of its coding.</param>
internal sealed class DecodedBody(Stream decoder, CountedStream sent, string coding) : ReadStream
{
    // Text compresses to a tenth, lists of like lines to a fiftieth.
    private const int MostRatio = 100;

    // So few bytes harm nobody, however they compress.
    private const int Harmless = 64 << 10;

    // The header and the trailer of nothing.
    private const int ShortestGzip = 18;

    private long _read;

    /// <exception cref="BadHttpRequestException">
    /// 400: it is not in its coding, or it is cut; 413: too much comes out of it.
    /// </exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await decoder.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Brotli's decoder throws the second.
            throw new BadHttpRequestException(
                $"The body is not {coding}, as its Content-Encoding says.", StatusCodes.Status400BadRequest, e);
        }

        _read += read;
        if (read == 0 && buffer.Length > 0 && IsCut)
        {
            throw new BadHttpRequestException(
                $"The body breaks off: it is {coding} without its end.", StatusCodes.Status400BadRequest);
        }

        if (_read > Harmless && _read / MostRatio > sent.Count)
        {
            throw new BadHttpRequestException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"More than {MostRatio} times the bytes that were sent come out of the body."),
                StatusCodes.Status413PayloadTooLarge);
        }

        return read;
    }

    // The decoders take the end of what is sent for their own. Only that of gzip looks for more after its end, and it
    // has the number of its bytes there (RFC 1952, section 2.3.1).
    private bool IsCut => coding.EndsWith("gzip", StringComparison.Ordinal)
        ? sent.Count < ShortestGzip || sent.LastNumber != (uint)_read
        : sent.HasEnded;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>Counts the bytes that are read from a stream, which its owner disposes.</summary>
internal sealed class CountedStream(Stream stream) : ReadStream
{
    /// <summary>The number of bytes that were read.</summary>
    public long Count { get; private set; }

    /// <summary>Whether somebody has asked for more than there is.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The last four bytes as a number, the lowest first.</summary>
    public uint LastNumber { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken);
        Count += read;
        HasEnded |= read == 0 && buffer.Length > 0;
        foreach (var last in buffer.Span[Math.Max(0, read - sizeof(uint))..read])
        {
            LastNumber = (LastNumber >> 8) | ((uint)last << 24);
        }

        return read;
    }
}

/// <summary>A stream that can only be read, from its start to its end, without blocking a thread.</summary>
internal abstract class ReadStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
