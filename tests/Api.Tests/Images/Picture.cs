using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Api.Tests.Images;

/// <summary>
/// Builds picture files of 640 by 480 pixels that are not there: the containers, and their content beside the pixels.
/// </summary>
internal static class Picture
{
    /// <summary>54.5 degrees north, 1.25 west, in the GPS tags.</summary>
    public static readonly IReadOnlyList<(int Tag, object Value)> Position = [
        (1, "N"),
        (2, new[] { 54, 1, 30, 1, 0, 1 }),
        (3, "W"),
        (4, new[] { 1, 1, 15, 1, 0, 1 }),
    ];

    /// <summary>JPEG with these blocks, each where that format has it.</summary>
    public static byte[] Jpeg(byte[]? exif = null, byte[]? iptc = null, string? xmp = null, byte[]? digest = null) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE1, After("Exif\0\0"u8, exif)),
        .. Segment(0xE1, After("http://ns.adobe.com/xap/1.0/\0"u8, xmp is null ? null : Encoding.UTF8.GetBytes(xmp))),
        .. Segment(0xED, After("Photoshop 3.0\0"u8, Resources(iptc, digest))),
        .. Segment(0xC0, [8, 0x01, 0xE0, 0x02, 0x80, 1, 1, 0x11, 0]),
        0xFF, 0xDA, 0, 2, 0, 0xFF, 0xD9,
    ];

    public static byte[] Png(byte[]? exif = null, string? xmp = null, params (string Type, byte[] Body)[] chunks) =>
    [
        0x89, .. "PNG\r\n\u001A\n"u8,
        .. Chunk("IHDR", [0, 0, 0x02, 0x80, 0, 0, 0x01, 0xE0, 8, 2, 0, 0, 0]),
        .. Chunk("eXIf", exif),
        .. Chunk(
            "iTXt",
            After("XML:com.adobe.xmp\0\x01\0\0\0"u8, xmp is null ? null : Zip(Encoding.UTF8.GetBytes(xmp)))),
        .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Body)),
        .. Chunk("IEND", []),
    ];

    public static byte[] Webp(byte[]? exif = null, string? xmp = null) =>
    [
        .. "RIFF\0\0\0\0WEBP"u8,
        .. Riff("VP8X", [0x0C, 0, 0, 0, 0x7F, 0x02, 0, 0xDF, 0x01, 0]),
        .. Riff("EXIF", exif ?? []),
        .. Riff("XMP ", Encoding.UTF8.GetBytes(xmp ?? "")),
    ];

    public static byte[] Gif(string? xmp = null) =>
    [
        .. "GIF89a"u8, 0x80, 0x02, 0xE0, 0x01, 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
        .. xmp is null
            ? []
            : (byte[])[
                0x21,
                0xFF,
                11,
                .. "XMP DataXMP"u8,
                .. Encoding.UTF8.GetBytes(xmp),
                1,
                .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)),
                0,
            ],
        0x3B,
    ];

    public static byte[] Avif(byte[]? exif = null, string? xmp = null)
    {
        var (first, second) = ((byte[])[0, 0, 0, 0, .. exif ?? []], Encoding.UTF8.GetBytes(xmp ?? ""));
        byte[] Meta(int at) => Box("meta",
        [
            0, 0, 0, 0,
            .. Box("pitm", [0, 0, 0, 0, 0, 1]),
            .. Box(
                "iinf",
                [
                    0, 0, 0, 0, 0, 3,
                    .. Item(1, "av01"), .. Item(2, "Exif"), .. Item(3, "mime", "application/rdf+xml\0"),
                ]),
            .. Box(
                "iprp",
                [
                    .. Box(
                        "ipco",
                        [.. Box("pixi", [0]), .. Box("ispe", [0, 0, 0, 0, 0, 0, 0x02, 0x80, 0, 0, 0x01, 0xE0])]),
                    .. Box("ipma", [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 2, 0x81, 0x82]),
                ]),
            .. Box(
                "iloc",
                [
                    0,
                    0,
                    0,
                    0,
                    0x44,
                    0,
                    0,
                    2,
                    .. Place(2, at, first.Length),
                    .. Place(3, at + first.Length, second.Length),
                ]),
        ]);
        var start = Box("ftyp", [.. "avif\0\0\0\0avifmif1"u8]);
        return [.. start, .. Meta(start.Length + Meta(0).Length + 8), .. Box("mdat", [.. first, .. second])];
    }

    /// <summary>
    /// Builds EXIF: texts and numbers by tag, in the main directory, the camera's (from 0x8000, but for 0x8298) and the
    /// GPS one.
    /// </summary>
    public static byte[] Exif(params (int Tag, object Value)[] tags)
    {
        var camera = tags.Where(tag => tag.Tag >= 0x8000 && tag.Tag != 0x8298).ToArray();
        var main = tags.Where(tag => tag.Tag >= 0x100 && !camera.Contains(tag)).ToList();
        var satellite = tags.Where(tag => tag.Tag < 0x100).ToArray();
        main.AddRange([(0x8769, (object)0u), (0x8825, 0u)]);
        var (second, third) = (8 + Size(main), 8 + Size(main) + Size(camera));
        main[^2] = (0x8769, (uint)second);
        main[^1] = (0x8825, (uint)third);
        return [
            .. "MM\0*\0\0\0\b"u8,
            .. Directory(main, 8),
            .. Directory(camera, second),
            .. Directory(satellite, third),
        ];
    }

    public static byte[] Iptc(params (int Dataset, string Value)[] datasets) =>
        [
            .. datasets.SelectMany(
                d =>
                    (byte[])[
                        0x1C,
                        2,
                        (byte)d.Dataset,
                        .. Word(Encoding.UTF8.GetByteCount(d.Value)),
                        .. Encoding.UTF8.GetBytes(d.Value),
                    ]),
        ];

    /// <summary>Builds an XMP packet with these properties, as they are in RDF.</summary>
    public static string Xmp(string properties) => $"""
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
          xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:exif="http://ns.adobe.com/exif/1.0/">
        {properties}
        </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
        """;

    public static byte[] Zip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Segment(int marker, byte[]? body) =>
        body is null ? [] : [0xFF, (byte)marker, .. Word(body.Length + 2), .. body];

    private static byte[]? After(ReadOnlySpan<byte> name, byte[]? body) => body is null ? null : [.. name, .. body];

    private static byte[]? Resources(byte[]? iptc, byte[]? digest)
    {
        if (iptc is null)
        {
            return null;
        }

        var resource = Resource(0x0404, iptc);
        return digest is null ? resource : [.. resource, .. Resource(0x0425, digest)];
    }

    private static byte[] Resource(int id, byte[] body) =>
        [.. "8BIM"u8, .. Word(id), 0, 0, .. Long(body.Length), .. body, .. new byte[body.Length % 2]];

    private static byte[] Chunk(string type, byte[]? body) =>
        body is null ? [] : [.. Long(body.Length), .. Encoding.ASCII.GetBytes(type), .. body, 0, 0, 0, 0];

    private static byte[] Riff(string type, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(type), .. Long(body.Length).Reverse(), .. body, .. new byte[body.Length % 2]];

    private static byte[] Box(string type, byte[] body) =>
        [.. Long(body.Length + 8), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Item(int id, string type, string contentType = "") =>
        Box(
            "infe",
            [
                2,
                0,
                0,
                0,
                .. Word(id),
                0,
                0,
                .. Encoding.ASCII.GetBytes(type),
                0,
                .. Encoding.ASCII.GetBytes(contentType),
            ]);

    private static byte[] Place(int id, int start, int length) =>
        [.. Word(id), 0, 0, 0, 1, .. Long(start), .. Long(length)];

    private static int Size(IEnumerable<(int, object Value)> tags) => tags.Sum(tag => 12 + Bytes(tag.Value).Length) + 6;

    // Every value is after its directory, even one that would fit into it; values that the library wants inside are
    // numbers.
    private static byte[] Directory(IReadOnlyList<(int Tag, object Value)> tags, int start)
    {
        var at = start + 12 * tags.Count + 6;
        var (entries, values) = (new List<byte>(), new List<byte>());
        foreach (var (tag, value) in tags)
        {
            var bytes = Bytes(value);
            var (type, count) = value switch
            {
                string => (2, bytes.Length),
                ushort => (3, 1),
                uint => (4, 1),
                _ => (5, bytes.Length / 8),
            };
            entries.AddRange(
                [
                    .. Word(tag),
                    .. Word(type),
                    .. Long(count),
                    .. bytes.Length <= 4 ? [.. bytes, .. new byte[4 - bytes.Length]] : Long(at + values.Count),
                ]);
            values.AddRange(bytes);
        }

        return [.. Word(tags.Count), .. entries, 0, 0, 0, 0, .. values];
    }

    private static byte[] Bytes(object value) => value switch
    {
        string text => [.. Encoding.UTF8.GetBytes(text), 0],
        ushort number => Word(number),
        uint number => Long((int)number),
        int[] rationals => [.. rationals.SelectMany(Long)],
        _ => throw new ArgumentException("A text, a number or rationals.", nameof(value)),
    };

    private static byte[] Word(int number) => [(byte)(number >> 8), (byte)number];

    private static byte[] Long(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
