using System.Text;
using Api.CommandLine;
using Api.Content.Articles;
using Api.Images;
using Api.Tests.Images;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.CommandLine;

public sealed class PictureFilesTests(SqliteServer server) : IClassFixture<SqliteServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pictures_that_a_page_shows_or_that_have_its_name_are_added_and_others_are_left_alone()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "pages")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "ferry_files"));
        foreach (var (file, caption) in new[]
        {
            ("pages/ferry_files/the quay.jpg", "Shown."),
            ("pages/ferry.jpg", "Named."),
            ("pages/other.jpg", "Other."),
            ("outside.jpg", "Outside."),
        })
        {
            await File.WriteAllBytesAsync(
                Path.Combine(_folder.Path, file), Picture.Jpeg(Picture.Exif((0x010E, caption))), Ct);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "ferry_files/broken.png"), "no picture", Ct);
        const string Page = """
            <html><head><link rel="canonical" href="https://courier.example/ferry"></head><body><p>The ferry left at dawn.</p>
            <img src="ferry_files/the%20quay.jpg"><img src="../outside.jpg"><img src="ferry_files/broken.png"><img src="missing.jpg"><img src="https://courier.example/a.jpg"></body></html>
            """;
        var saved = await server.ImportAsync("The ferry\n\nThe ferry left at dawn.\n");
        var source = new SourceDocument(Encoding.UTF8.GetBytes(Page), SourceDocument.Html, new());

        var files = await PictureFiles.AddAsync(
            server.Services.GetRequiredService<ImageImport>(),
            saved.Id,
            Path.Combine(folder, "ferry.html"),
            source,
            Ct);

        var images = (await server.JsonAsync($"/v1/articles/{saved.Id}"))["images"];
        Assert.Equal(["Shown.", "Named."], images.Texts("caption"));
        Assert.Equal("https://courier.example/ferry_files/the%20quay.jpg", images[0]["url"].AsText());
        Assert.Equal(3, files.Count);
        var broken = Assert.Single(files, file => file.Problem is not null);
        Assert.EndsWith("broken.png", broken.File, StringComparison.Ordinal);
    }
}
