using System.Diagnostics;
using System.Net.Sockets;
using Api.Tests.Images;

namespace Api.Tests.CommandLine;

/// <summary>Checks things in a folder that are not files which somebody put there to be read.</summary>
public sealed class NamedByNobodyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _outside = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public async Task A_link_in_a_folder_is_not_followed_wherever_it_leads()
    {
        Write(_folder, "in/a.txt", "Inside");
        Write(_outside, "secret.txt", "A secret");
        Write(_outside, "more/b.txt", "Another secret");
        File.CreateSymbolicLink(_folder.At("in/file.txt"), _outside.At("secret.txt"));
        File.CreateSymbolicLink(_folder.At("in/inside.txt"), "a.txt");
        File.CreateSymbolicLink(_folder.At("in/broken.txt"), _outside.At("nothing.txt"));
        Directory.CreateSymbolicLink(_folder.At("in/folder"), _outside.At("more"));
        Directory.CreateSymbolicLink(_folder.At("in/round"), _folder.At("in"));

        var result = await ImportAsync("in");

        Assert.Equal((0, "1 created, 0 updated, 0 unchanged, 0 rejected"), (result.ExitCode, result.Report));
        Assert.Contains("symbolic links, which are not followed: 5", result.Error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("in", "file.txt"), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_named_is_followed()
    {
        Write(_outside, "a.txt", "Outside");
        Write(_outside, "more/b.txt", "Further outside");
        File.CreateSymbolicLink(_folder.At("file.txt"), _outside.At("a.txt"));
        Directory.CreateSymbolicLink(_folder.At("folder"), _outside.At("more"));

        Assert.Equal("2 created, 0 updated, 0 unchanged, 0 rejected", (await ImportAsync("file.txt", "folder")).Report);
    }

    [Theory]
    [InlineData("import", "a.txt", "in")]
    [InlineData("import", "a.txt", "in/pipe.txt")]
    [InlineData("import", "a.txt", "in/pipe.ndjson")]
    [InlineData("import", "in/pipe.ndjson")]
    [InlineData("import", "in/pipe.xml")]
    [InlineData("import", "in/socket.txt")]
    [InlineData("import", "in/link.txt")]
    [InlineData("import", "/dev/zero")]
    [InlineData("import", "/dev/stdin")]
    [InlineData("extract", "in/pipe.txt")]
    [InlineData("extract", "/dev/zero")]
    public async Task A_pipe_a_socket_or_a_device_is_told_and_not_opened(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        Write(_folder, "a.txt", "Beside");
        Directory.CreateDirectory(_folder.At("in"));
        using var pipes = Process.Start(
            "mkfifo",
            [
                _folder.At("in/pipe.txt"),
                _folder.At("in/pipe.ndjson"),
                _folder.At("in/pipe.xml"),
                _outside.At("pipe.txt"),
            ]);
        await pipes.WaitForExitAsync(Ct);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.At("in/socket.txt")));
        File.CreateSymbolicLink(_folder.At("in/link.txt"), _outside.At("pipe.txt"));

        // Its standard input stays open, and nobody ever writes into the pipes.
        using var process = Command.Start($"Data Source={_folder.At("a.db")}", _folder.Path, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);

        Assert.Contains("a pipe, a socket or a device", await error, StringComparison.Ordinal);
        Assert.Equal(arguments.Contains("a.txt"), (await output).Contains("1 created", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_that_is_a_link_or_lies_behind_one_is_told_and_not_read()
    {
        Write(_folder, "a.txt", "Ferry");
        Write(
            _folder,
            "b.html",
            "Quay",
            """<p>The quay is wet.</p><figure><img src="pictures/deck.png" alt="A deck"><figcaption>The deck.</figcaption></figure>""");
        await File.WriteAllBytesAsync(_outside.At("deck.png"), Picture.Png(), Ct);
        File.CreateSymbolicLink(_folder.At("a.png"), _outside.At("deck.png"));
        Directory.CreateSymbolicLink(_folder.At("pictures"), _outside.Path);

        var result = await ImportAsync("a.txt", "b.html");

        Assert.Equal((1, "2 created, 0 updated, 0 unchanged, 2 rejected"), (result.ExitCode, result.Report));
        Assert.Equal(2, result.Error.Split("symbolic link").Length - 1);
    }

    [Fact]
    public async Task What_begins_with_a_dot_and_what_is_no_article_is_passed_over_and_told()
    {
        Write(_folder, "in/2024.03.05-mill.txt", "The mill");
        Write(_folder, "in/._mill.txt", "Resource fork");
        Write(_folder, "in/.git/notes.txt", "Notes");
        Write(_folder, "in/report.pdf", "Report");
        Write(_folder, "in/feed.xml", "Feed");

        var result = await ImportAsync("in");

        Assert.Equal((0, "1 created, 0 updated, 0 unchanged, 0 rejected"), (result.ExitCode, result.Report));
        Assert.All(
            ["hidden files and folders: 2", "other files: 2", "1 .pdf", "1 .xml"],
            part => Assert.Contains(part, result.Error, StringComparison.Ordinal));
    }

    private static void Write(TemporaryFolder folder, string name, string title, string? text = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(name))!);
        File.WriteAllText(
            folder.At(name), text ?? $"{title}\n\nThe text of {title}, which is long enough to be one.\n");
    }

    private Task<CommandResult> ImportAsync(params string[] paths) =>
        Command.RunAsync($"Data Source={_folder.At("a.db")}", _folder.Path, null, ["import", .. paths]);
}
