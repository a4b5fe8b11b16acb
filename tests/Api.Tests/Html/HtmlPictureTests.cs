using Api.Content.Articles;
using Api.Content.Html;

namespace Api.Tests.Html;

public sealed class HtmlPictureTests
{
    private const string First = "The lamp on the northern pier has been lit again after two winters in the dark.";
    private const string Second = "A crew of five carried the new lens up the stairs, which took them a whole day.";

    [Theory]
    [InlineData("<figure><noscript><img src='/a.jpg'></noscript><figcaption>A lens</figcaption></figure>", "A lens")]
    [InlineData("<div class='image'><noscript><img src='/a.jpg'></noscript><p class='legend'>A</p></div>", "A")]
    [InlineData("<img src='data:image/gif;base64,AA'><noscript><img src='/a.jpg'></noscript>", null)]
    [InlineData("<img data-src='/a.jpg'><noscript><img src='/a.jpg?w=900'></noscript>", null)]
    [InlineData("<img src='/spacer.gif' data-lazy='/a.jpg'>", null)]
    [InlineData("<img src='/s.jpg' data-srcset='/s.jpg 300w, /a.jpg 900w'>", null)]
    public void A_picture_is_found_however_it_is_loaded(string picture, string? caption)
    {
        var image = Assert.Single(ImagesOf(picture));

        Assert.Equal(("/a.jpg", caption), (new Uri(image.Url!).AbsolutePath, image.Caption));
    }

    [Theory]
    [InlineData("A lens <cite>Pier Archive</cite>")]
    [InlineData("A lens <small>Pier Archive</small>")]
    [InlineData("<span class='text'>A lens</span> <span class='photo'>Pier Archive</span>")]
    [InlineData("<p>A lens</p><p class='attribution'>Pier Archive</p>")]
    [InlineData("<p>A lens</p><p class='credit'>© Pier Archive</p>")]
    public void A_credit_in_an_element_of_its_own_is_no_caption(string words)
    {
        var image = Assert.Single(ImagesOf($"<figure><img src='/a.jpg'><figcaption>{words}</figcaption></figure>"));

        Assert.Equal(("A lens", "Pier Archive"), (image.Caption, image.Credit));
    }

    [Fact]
    public void Small_letters_alone_are_the_caption() =>
        Assert.Equal(
            "A lens by night",
            Assert.Single(ImagesOf("<figure><img src='/a.jpg'><small>A lens by night</small></figure>")).Caption);

    [Theory]
    [InlineData("<video src='/v.mp4'></video>")]
    [InlineData("<div style='background-image:url(/b.jpg)'></div>")]
    public void A_picture_without_an_address_keeps_its_words(string picture)
    {
        var image = Assert.Single(
            ImagesOf($"<figure>{picture}<figcaption>A lens by night. Photo: Ada Lind</figcaption></figure>"));

        Assert.Equal(
            (null, "A lens by night.", "Ada Lind", 1),
            (image.Url, image.Caption, image.Credit, image.AfterParagraph));
    }

    [Fact]
    public void A_gallery_after_the_last_paragraph_is_part_of_the_article()
    {
        var images = Read(
            $"""
            <body><article><h1>The lamp is lit</h1><p>{First}</p><p>{Second}</p><div class='gallery'>
            <figure><img src='/a.jpg'><figcaption>A lens</figcaption></figure>
            <figure><img src='/b.jpg'><figcaption>The stairs</figcaption></figure>
            <figure><img src='/c.jpg'><figcaption>The crew</figcaption></figure></div></article>
            <div class='related'><p><a href='/x'>Another pier</a></p><img src='/x.jpg'></div></body>
            """);

        Assert.Equal(["A lens", "The stairs", "The crew"], images.Select(image => image.Caption));
        Assert.All(images, image => Assert.Equal(2, image.AfterParagraph));
    }

    private static IReadOnlyList<ParsedImage> ImagesOf(string picture) =>
        Read($"<body><article><h1>The lamp is lit</h1><p>{First}</p>{picture}<p>{Second}</p></article></body>");

    private static IReadOnlyList<ParsedImage> Read(string page) =>
        HtmlReader.Read(page, "https://ellery.example/").Article!.Images;
}
