namespace Api.Serving;

/// <summary>
/// Memory for work under way, in bytes. A request for more than is free waits in line, holding no thread: first come,
/// first served, even if a later one would fit in.
/// </summary>
/// <param name="size">The size of the room. A larger request waits until nobody else has a share.</param>
internal sealed class Room(long size)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _line = [];
    private long _taken;

    public long Size => size;

    /// <summary>The longest wait unless the caller gives another.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The bytes that are taken now.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Opens a share with nothing in it yet.</summary>
    public Share Open() => new(this);

    private async ValueTask TakeAsync(long bytes, TimeSpan patience, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (_lock)
        {
            // Nobody passes the line: under load, a large request that small ones may pass would never have its turn.
            if (_line.Count == 0 && _taken + bytes <= size)
            {
                _taken += bytes;
                return;
            }

            node = _line.AddLast(new Waiter(bytes));
        }

        try
        {
            await node.Value.Task.WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            Leave(node);
            throw new BadHttpRequestException(
                "The server has no memory left for this now. Try again.", StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception)
        {
            Leave(node);
            throw;
        }
    }

    // It may have been served meanwhile, and the next in line may fit in if it did not.
    private void Leave(LinkedListNode<Waiter> node)
    {
        lock (_lock)
        {
            if (node.List is null)
            {
                _taken -= node.Value.Bytes;
            }
            else
            {
                _line.Remove(node);
            }

            Serve();
        }
    }

    /// <summary>Takes bytes, or gives them back, without waiting: memory in use is in use.</summary>
    private void Add(long bytes)
    {
        lock (_lock)
        {
            _taken += bytes;
            Serve();
        }
    }

    private void Serve()
    {
        while (_line.First is { Value: var first } && _taken + first.Bytes <= size)
        {
            _taken += first.Bytes;
            _line.RemoveFirst();
            first.SetResult();
        }
    }

    // Served under the lock, where the work of the one who waited must not run.
    private sealed class Waiter(long bytes) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Bytes => bytes;
    }

    /// <summary>One holder's part of the room, until it is disposed.</summary>
    internal sealed class Share(Room room) : IDisposable
    {
        private long _held;

        /// <summary>Takes so many bytes more.</summary>
        /// <param name="patience">The longest wait; null for the usual one.</param>
        /// <exception cref="BadHttpRequestException">503: there was no room in time.</exception>
        public async ValueTask TakeAsync(long bytes, CancellationToken cancellationToken, TimeSpan? patience = null)
        {
            // More than the rest of the room would never be free: its holder would wait for itself.
            var wanted = Math.Min(bytes, room.Size - Interlocked.Read(ref _held));
            if (wanted > 0)
            {
                await room.TakeAsync(wanted, patience ?? room.Patience, cancellationToken);
                Interlocked.Add(ref _held, wanted);
            }
        }

        /// <summary>Takes or gives back the difference to so many bytes.</summary>
        /// <exception cref="BadHttpRequestException">503: there was no room in time.</exception>
        public ValueTask ResizeAsync(long bytes, CancellationToken cancellationToken, TimeSpan? patience = null)
        {
            if (bytes > Interlocked.Read(ref _held))
            {
                return TakeAsync(bytes - Interlocked.Read(ref _held), cancellationToken, patience);
            }

            Hold(bytes);
            return ValueTask.CompletedTask;
        }

        /// <summary>Gives so many bytes back.</summary>
        public void Release(long bytes)
        {
            Interlocked.Add(ref _held, -bytes);
            room.Add(-bytes);
        }

        /// <summary>Has so many bytes from now on, without waiting: memory in use is in use.</summary>
        public void Hold(long bytes) => room.Add(bytes - Interlocked.Exchange(ref _held, bytes));

        public void Dispose() => Hold(0);
    }
}
