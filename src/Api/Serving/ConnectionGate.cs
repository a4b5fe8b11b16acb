using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Api.Serving;

/// <summary>
/// Closes a connection that would take one of the last files that this process may open, before it lets the next one
/// in. Kestrel's own limit counts as well, but closes later and on another thread: a burst gets past it, and a process
/// that cannot open another file is lost, because not even its runtime can continue.
/// </summary>
/// <remarks>
/// The system gives a new file the lowest number that is free, so a connection's own number says how many are open,
/// whoever opened them.
/// </remarks>
internal sealed class ConnectionGate(SocketTransportFactory sockets)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <summary>The most connections by default, however many files may be open.</summary>
    private const int Most = 5000;

    /// <summary>
    /// The number of files that stay free for the database, the log and imports under way, if there are so many.
    /// </summary>
    private const int Spare = 64;

    private const string OpenFiles = "/proc/self/fd";
    private const string Limits = "/proc/self/limits";
    private const string FileLimit = "Max open files";

    private readonly int _last = LastFile();

    /// <summary>
    /// Returns the most connections at a time: the setting of that name, else as many as the limit on open files
    /// allows.
    /// </summary>
    public static int MaxConnections(IConfiguration settings) =>
        Settings.MaxConnections.Of(settings) is > 0 and var most ? most : Math.Clamp(LastFile() - Open(), 1, Most);

    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(
        EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Door(await sockets.BindAsync(endpoint, cancellationToken), _last);

    /// <summary>
    /// Returns the number after the last file that a connection may have; if few files are left beside the open ones,
    /// half of them are for connections.
    /// </summary>
    private static int LastFile()
    {
        var limits = File.Exists(Limits) ? File.ReadAllLines(Limits) : [];
        if (limits.FirstOrDefault(limit => limit.StartsWith(FileLimit, StringComparison.Ordinal)) is not { } line)
        {
            return int.MaxValue;
        }

        // The soft limit, which the runtime has raised to the hard one; "unlimited" is none.
        var soft = line[FileLimit.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, CultureInfo.InvariantCulture, out var most)
            ? most - Math.Clamp((most - Open()) / 2, 1, Spare)
            : int.MaxValue;
    }

    private static int Open() => Directory.Exists(OpenFiles) ? Directory.GetFiles(OpenFiles).Length : 0;

    private sealed class Door(IConnectionListener listener, int last) : IConnectionListener
    {
        public EndPoint EndPoint => listener.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await listener.AcceptAsync(cancellationToken) is { } connection)
            {
                var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
                if (socket is null || socket.Handle < last)
                {
                    return connection;
                }

                connection.Abort();
                await connection.DisposeAsync();
            }

            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) =>
            listener.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => listener.DisposeAsync();
    }
}
