using Microsoft.Win32.SafeHandles;

namespace Api.Imports;

/// <summary>
/// Holds an answer that is written but not sent yet. It waits in a file, so the writer never waits for a slow reader,
/// and no memory is taken, however much it is. One task writes, one sends.
/// </summary>
internal sealed class Spool : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _more = new(0);
    private long _written;
    private long _sent;
    private bool _complete;

    public Spool()
    {
        var path = Path.Combine(Path.GetTempPath(), $"articles-spool-{Guid.NewGuid():n}");
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        try
        {
            // From here on it has no name and vanishes with its handle, even if the process is killed.
            File.Delete(path);
        }
        catch (Exception)
        {
            _file.Dispose();
            throw;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            RandomAccess.Write(_file, bytes, _written);
            _written += bytes.Length;
        }

        _more.Release();
    }

    /// <summary>Marks the end: nothing more will be written.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _complete = true;
        }

        _more.Release();
    }

    /// <summary>Sends everything as it is written, until it is complete.</summary>
    public async Task SendAsync(Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 << 10];
        while (true)
        {
            var (length, complete) = Read(buffer);
            if (length > 0)
            {
                await target.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
                await target.FlushAsync(cancellationToken);
            }
            else if (complete)
            {
                return;
            }
            else
            {
                await _more.WaitAsync(cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _more.Dispose();
    }

    private (int Length, bool Complete) Read(byte[] buffer)
    {
        lock (_gate)
        {
            var length = RandomAccess.Read(
                _file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, _written - _sent)), _sent);
            _sent += length;
            if (_sent == _written && _sent > 0)
            {
                RandomAccess.SetLength(_file, _sent = _written = 0);
            }

            return (length, _complete);
        }
    }
}
