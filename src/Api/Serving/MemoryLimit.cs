namespace Api.Serving;

/// <summary>
/// The most memory for the managed heap, in bytes: what <c>MaxMemory</c> says in megabytes, else what there is for it,
/// but no more than 512 MB.
/// </summary>
internal static class MemoryLimit
{
    private const long Megabyte = 1 << 20;
    private const long Most = 512 * Megabyte;

    // For a test, which has several servers in one process, and for who sets DOTNET_GCHeapHardLimit.
    private const int None = 0;

    // Of a container's limit, the runtime takes three quarters.
    public static long Of(IConfiguration settings) => Settings.MaxMemory.Of(settings) is { } set and not None
        ? set * Megabyte
        : Math.Min(Most, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>
    /// Has the collector keep to it: it looks harder for what is free as the heap comes near, and refuses what would be
    /// beyond.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is less than what is in use already.</exception>
    public static void Set(IConfiguration settings)
    {
        if (Settings.MaxMemory.Of(settings) != None)
        {
            // Also read by the runtime when it starts, but that is before there are settings.
            AppContext.SetData("GCHeapHardLimit", (ulong)Of(settings));
            GC.RefreshMemoryLimit();
        }
    }
}
