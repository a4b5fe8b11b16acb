namespace Api.Serving;

/// <summary>
/// The most memory for the managed heap, in bytes: <c>MaxMemory</c>, which is in megabytes, if it is set, else the
/// memory available to it, at most 384 MB. Some 200 MB are not in the heap (the program, and the pages that SQLite
/// keeps), and the process is to stay under 600 MB.
/// </summary>
internal static class MemoryLimit
{
    private const long Megabyte = 1 << 20;
    private const long Most = 384 * Megabyte;

    // For a test, which has several servers in one process, and for anybody who sets DOTNET_GCHeapHardLimit.
    private const int None = 0;

    // The runtime takes three quarters of a container's limit.
    public static long Of(IConfiguration settings) => Settings.MaxMemory.Of(settings) is { } set and not None
        ? set * Megabyte
        : Math.Min(Most, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>
    /// Makes the collector keep to it: it collects harder as the heap approaches the limit, and refuses allocations
    /// beyond it.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is less than is in use already.</exception>
    public static void Set(IConfiguration settings)
    {
        if (Settings.MaxMemory.Of(settings) != None)
        {
            // The runtime also reads this when it starts, but that is before there are settings.
            AppContext.SetData("GCHeapHardLimit", (ulong)Of(settings));
            GC.RefreshMemoryLimit();
        }
    }
}
