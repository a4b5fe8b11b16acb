namespace Api.Serving;

/// <summary>How much memory the managed heap may have, in bytes: what <c>MaxMemory</c> says in megabytes, else what there is for it, but no more than 512 MB.</summary>
internal static class MemoryLimit
{
    private const long Megabyte = 1 << 20;
    private const long Most = 512 * Megabyte;

    // For a test, which has several servers in one process, and for who sets DOTNET_GCHeapHardLimit.
    private const long None = 0;

    /// <exception cref="InvalidOperationException">The setting is no such number.</exception>
    public static long Of(IConfiguration settings) => Setting(settings) is { } set and not None
        ? set * Megabyte
        : Math.Min(Most, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes); // in a container, the runtime takes three quarters of its limit

    /// <summary>Has the collector keep to it: it looks harder for what is free as the heap comes near, and refuses what would be beyond.</summary>
    /// <exception cref="InvalidOperationException">It is less than there is in use already.</exception>
    public static void Set(IConfiguration settings)
    {
        if (Setting(settings) != None)
        {
            // Also read by the runtime when it starts, but that is before there are settings.
            AppContext.SetData("GCHeapHardLimit", (ulong)Of(settings));
            GC.RefreshMemoryLimit();
        }
    }

    private static long? Setting(IConfiguration settings) => settings["MaxMemory"] is not { Length: > 0 } text ? null
        : long.TryParse(text, out var megabytes) && megabytes is None or >= 64 ? megabytes
        : throw new InvalidOperationException($"MaxMemory is a number of megabytes from 64, or 0 for no limit: {text}");
}
