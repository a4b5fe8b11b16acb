using System.Diagnostics;
using System.Globalization;

namespace Api.Tests;

/// <summary>A disk in memory that is soon full, and can be made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Mounts one; null if that is not permitted.</summary>
    public static SmallDisk? Mount(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux()
            && Run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"),
                "tmpfs",
                folder)
            ? new SmallDisk(folder)
            : null;
    }

    /// <summary>Makes it read-only.</summary>
    public void Close() => Assert.True(Run("mount", "-o", "remount,ro", _folder));

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
