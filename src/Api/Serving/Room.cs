namespace Api.Serving;

/// <summary>
/// Memory for what is under way, in bytes. Who wants more of it than is free waits in line, holding no thread: first
/// come, first served, even if somebody after them would fit in.
/// </summary>
/// <param name="size">All there is. Who wants more than that waits until nobody else has any.</param>
internal sealed class Room(long size)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _line = [];
    private long _taken;

    public long Size => size;

    /// <summary>The longest wait of anybody who does not say how long.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The bytes that are taken now.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>A share with nothing in it yet.</summary>
    public Share Open() => new(this);

    private async ValueTask TakeAsync(long bytes, TimeSpan patience, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (_lock)
        {
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

    // It may have been served meanwhile, and whoever is after it may fit in where it did not.
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

    /// <summary>Takes, or gives back, without waiting: what is there is there.</summary>
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

    private sealed class Waiter(long bytes) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public long Bytes => bytes;
    }

    /// <summary>The part that somebody has of it, until it is disposed.</summary>
    internal sealed class Share(Room room) : IDisposable
    {
        private long _held;

        /// <summary>Takes so many bytes more.</summary>
        /// <param name="patience">The longest wait; null for the usual one.</param>
        /// <exception cref="BadHttpRequestException">503: there was no room in time.</exception>
        public async ValueTask TakeAsync(long bytes, CancellationToken cancellationToken, TimeSpan? patience = null)
        {
            var wanted = Math.Min(bytes, room.Size - Interlocked.Read(ref _held));
            if (wanted > 0)
            {
                await room.TakeAsync(wanted, patience ?? room.Patience, cancellationToken);
                Interlocked.Add(ref _held, wanted);
            }
        }

        /// <summary>Takes what is missing to so many bytes, or gives back what is too much.</summary>
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

        /// <summary>Has so many bytes from now on, without waiting: what is there already is there.</summary>
        public void Hold(long bytes) => room.Add(bytes - Interlocked.Exchange(ref _held, bytes));

        public void Dispose() => Hold(0);
    }
}
