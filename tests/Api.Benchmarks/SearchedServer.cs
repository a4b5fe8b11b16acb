namespace Api.Benchmarks;

/// <summary>A server, and who asks it.</summary>
internal sealed record SearchedServer(ChildServer App, LoadGenerator Caller) : IDisposable
{
    public void Dispose()
    {
        Caller.Dispose();
        App.Dispose();
    }
}
