using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Images;
using CsCheck;

namespace Api.Tests.Images;

public sealed class PictureReaderTests
{
    private const string Alt =
        """<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="de">Ein Kai</rdf:li><rdf:li xml:lang="x-default">A quay</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>""";

    private static readonly byte[] Exif = Picture.Exif(
    [
        (0x010E, "The quay at dawn."), (0x0112, (ushort)6), (0x013B, "Ada Lindqvist; \"Marsh; Sons\""),
        (0x9003, "2024:05:06 07:08:09"), (0x9011, "+02:00"), (0x9291, "25"),
        (0x829A, new[] { 1, 200 }), .. Picture.Position,
    ]);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_says_its_size_and_what_is_embedded_in_it(string mediaType, byte[] picture)
    {
        var (image, refusal) = PictureReader.Read(picture, keepsPositions: false);

        Assert.Null(refusal);

        // It is turned by a quarter by its Exif, which a GIF has not and an AVIF does not obey.
        var (width, height) = mediaType is "image/gif" or "image/avif" ? (640, 480) : (480, 640);
        Assert.Equal((mediaType, width, height, "A quay"), (image!.MediaType, image.Width, image.Height, image.Alt));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(picture)), image.Sha256);
        if (mediaType != "image/gif")
        {
            Assert.Equal(("The quay at dawn.", "Ada Lindqvist, Marsh; Sons"), (image.Caption, image.Creator));
            Assert.Equal(new DateTimeOffset(2024, 5, 6, 5, 8, 9, 250, TimeSpan.Zero), image.TakenAt);
            Assert.Equal(
                (6, 0.005, "2024-05-06T07:08:09.25+02:00"),
                (Of(image)["orientation"].AsNumber(), Of(image)["exposureTime"].AsDouble(),
                    Of(image)["dateCreated"].AsText()));
        }
    }

    [Fact]
    public void Positions_are_kept_only_where_that_is_asked_for_and_names_of_places_always()
    {
        var xmp = Picture.Xmp("""
            <exif:GPSLatitude>54,30.0N</exif:GPSLatitude>
            <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource">
              <Iptc4xmpExt:Sublocation>North Quay</Iptc4xmpExt:Sublocation><Iptc4xmpExt:City>Kaldhaven</Iptc4xmpExt:City><exif:GPSLatitude>54,30.0N</exif:GPSLatitude>
            </rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>
            """);
        var picture = Picture.Jpeg(Exif, xmp: xmp);

        var (without, with) = (PictureReader.Read(picture, keepsPositions: false).Image!, PictureReader.Read(
            picture, keepsPositions: true).Image!);

        Assert.Equal("North Quay, Kaldhaven", without.Location);
        Assert.DoesNotContain("54", without.Metadata, StringComparison.Ordinal);
        Assert.Equal((54.5, -1.25), (Of(with)["latitude"].AsDouble(), Of(with)["longitude"].AsDouble()));
        Assert.Equal("54,30.0N", Of(with)["locationCreated"][0]["gpsLatitude"].AsText());
    }

    [Fact]
    public void Xmp_goes_before_iptc_unless_the_digest_shows_that_iptc_was_changed_without_it()
    {
        var whole = "A headline of forty characters in which nothing of note is said. " + new string('x', 200);
        var iptc = Picture.Iptc(
            (105, whole[..256]), (25, "quay"), (25, "dawn"), (90, "Östhavn"), (55, "20240506"), (60, "070809+0200"));
        var xmp = Picture.Xmp(
            $"<photoshop:Headline>{whole}</photoshop:Headline><photoshop:City>Kaldhaven</photoshop:City><dc:subject><rdf:Bag><rdf:li>harbour</rdf:li></rdf:Bag></dc:subject>");
#pragma warning disable CA5351 // The format's own checksum.
        var current = Of(
            PictureReader.Read(Picture.Jpeg(iptc: iptc, xmp: xmp, digest: MD5.HashData(iptc)), false).Image!);
#pragma warning restore CA5351
        var changed = Of(PictureReader.Read(Picture.Jpeg(iptc: iptc, xmp: xmp, digest: new byte[16]), false).Image!);

        Assert.Equal(("Kaldhaven", "harbour"), (current["city"].AsText(), Assert.Single(current["keywords"]).AsText()));
        Assert.Equal(
            ("Östhavn", "quay,dawn"),
            (changed["city"].AsText(), string.Join(',', changed["keywords"].Select(k => k.AsText()))));
        Assert.Equal(
            (whole, "2024-05-06T07:08:09+02:00"), (changed["headline"].AsText(), changed["dateCreated"].AsText()));
    }

    [Fact]
    public void A_text_that_is_not_utf_8_is_windows_1252_and_a_date_without_offset_is_no_instant()
    {
        var latin = Encoding.Latin1.GetBytes("\u001C\u0002\u0078\0\u000AGro\u00DF \u0096 gar");
        var image = PictureReader.Read(
            Picture.Jpeg(Picture.Exif((0x9003, "2024:05:06 07:08:09"), (0x0132, "    :  :     :  :  ")), latin),
            false).Image!;

        Assert.Equal(("Groß – gar", null), (image.Caption, image.TakenAt));
        Assert.Equal("2024-05-06T07:08:09", Of(image)["dateCreated"].AsText());
        Assert.False(Of(image).Has("dateModified"));
    }

    [Fact]
    public void What_would_grow_or_go_round_without_end_is_left_out()
    {
        var deep = string.Concat(Enumerable.Repeat("<Iptc4xmpExt:a>", 20_000))
            + string.Concat(Enumerable.Repeat("</Iptc4xmpExt:a>", 20_000));
        var bomb = Picture.Zip(new byte[20_000_000]);
        var loop = Picture.Exif((0x8769, 8u), (0x010E, "Round"));
        (string Type, byte[] Body) packed = ("zTXt", [.. "Raw profile type iptc\0\0"u8, .. bomb]);
        (byte[] Picture, string? Kept)[] hostile =
        [
            (Picture.Webp(xmp: Picture.Xmp(deep)), null),
            (Picture.Jpeg(
                xmp: "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                    + Picture.Xmp("<dc:title>&b;</dc:title>")), null),
            (Picture.Jpeg(loop), """{"description":"Round"}"""),
            (Picture.Jpeg(iptc: Picture.Iptc([.. Enumerable.Repeat((25, "a"), 10_000)])),
                $$"""{"keywords":[{{string.Join(',', Enumerable.Repeat("\"a\"", 500))}}]}"""),
            (Picture.Jpeg(Picture.Exif([.. Enumerable.Repeat((0x010E, (object)0u), 1_000)])), null),
            (Picture.Webp(
                xmp: Picture.Xmp(
                    "<photoshop:City "
                        + $"{string.Concat(Enumerable.Range(0, 10_000).Select(i => $"dc:a{i}=''"))}/>")), null),
            (Picture.Png(null, null, packed, ("iTXt", [.. "XML:com.adobe.xmp\0\x01\0\0\0"u8, .. bomb]), packed), null),
            ([0xFF, 0xD8, .. Repeated(Picture.Segment(0xE1, [.. "Exif\0\0"u8])), .. Picture.Jpeg()[2..]], null),
            ([.. Picture.Png()[..^12], .. Repeated([0, 0, 0, 0, .. "zTXt\0\0\0\0"u8])], null),
            ([0xFF, 0xD8, .. Picture.Segment(0xC0, [8, 0xFF, 0xFF, 0xFF, 0xFF, 1]), 0xFF, 0xD9], null),
        ];

        foreach (var (picture, kept) in hostile)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (image, _) = PictureReader.Read(picture, keepsPositions: true);

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 30_000_000);
            Assert.Equal(kept, image!.Metadata);
        }

        Assert.Equal(
            RefusalKind.Unacceptable, PictureReader.Read([0xFF, 0xD8, .. Repeated([0xFF])], false).Refusal!.Kind);
        Assert.Equal(
            RefusalKind.TooLarge, PictureReader.Read(new byte[PictureReader.MaxBytes + 1], false).Refusal!.Kind);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Whatever_is_cut_off_or_flipped_is_an_image_or_a_refusal(string mediaType, byte[] picture)
    {
        for (var length = 0; length < picture.Length; length += 5)
        {
            var (image, refusal) = PictureReader.Read(picture[..length], keepsPositions: true);
            Assert.True(
                image is null
                    ? refusal!.Kind is RefusalKind.Malformed or RefusalKind.Unacceptable
                    : image.MediaType == mediaType);
        }

        Gen.Select(Gen.Int[0, picture.Length - 1], Gen.Byte).Array[1, 8].Sample(
            flips =>
            {
                var broken = picture.ToArray();
                Array.ForEach(flips, flip => broken[flip.Item1] ^= flip.Item2);
                var (image, refusal) = PictureReader.Read(broken, keepsPositions: true);
                Assert.True(image is null != refusal is null);
                using var metadata = JsonDocument.Parse(image?.Metadata ?? "{}");
            },
            iter: 150,
            threads: 1);
    }

    public static TheoryData<string, byte[]> Formats()
    {
        var xmp = Picture.Xmp(Alt);
        var iptc = Picture.Iptc((105, "Dawn"), (25, "quay"), (25, "dawn"));
        return new()
        {
            { "image/jpeg", Picture.Jpeg(Exif, iptc, xmp, new byte[16]) },
            { "image/png", Picture.Png(Exif, xmp) },
            { "image/webp", Picture.Webp(Exif, xmp) },
            { "image/gif", Picture.Gif(xmp) },
            { "image/avif", Picture.Avif(Exif, xmp) },
        };
    }

    private static byte[] Repeated(byte[] unit)
    {
        var many = new byte[2_500_000 / unit.Length * unit.Length];
        for (var at = 0; at < many.Length; at += unit.Length)
        {
            unit.CopyTo(many, at);
        }

        return many;
    }

    private static Element Of(ParsedImage image) => new(JsonDocument.Parse(image.Metadata!).RootElement);
}
