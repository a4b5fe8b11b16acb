namespace Api.Content.Images;

/// <summary>
/// Reads AVIF: boxes of the ISO base media file format (ISO/IEC 14496-12) as HEIF (ISO/IEC 23008-12) uses them. EXIF
/// and XMP are items; the entry in <c>iloc</c> gives the place of an item, the property <c>ispe</c> the size of the
/// primary one.
/// </summary>
internal static class AvifFile
{
    /// <summary>
    /// Whether a file of this container declares that it is AVIF, as its own brand or among the compatible ones.
    /// </summary>
    public static bool IsAvif(ReadOnlySpan<byte> file)
    {
        var rest = new ByteSpan(file);
        if (!Next(ref rest, out var type, out var brands) || !type.SequenceEqual("ftyp"u8))
        {
            return false;
        }

        for (var brand = new ByteSpan(brands[..Math.Min(brands.Length, 1024)]); !brand.IsEmpty;)
        {
            if (brand.Take(4) is var name && (name.SequenceEqual("avif"u8) || name.SequenceEqual("avis"u8)))
            {
                return true;
            }
        }

        return false;
    }

    public static void Read(ReadOnlySpan<byte> file, PictureParts parts)
    {
        if (!Find(file, "meta"u8, out var meta) || meta.Length < 4)
        {
            return;
        }

        meta = meta[4..];
        if (Find(meta, "iprp"u8, out var properties))
        {
            ReadSize(properties, PrimaryOf(meta), parts);
        }

        if (Find(meta, "iinf"u8, out var items) && Find(meta, "iloc"u8, out var places))
        {
            Find(meta, "idat"u8, out var own);
            ReadItems(items, out var exif, out var xmp);
            var block = exif is null ? [] : ItemOf(places, exif.Value, file, own, PictureParts.LongestBlock);
            var start = new ByteSpan(block);
            if (start.Take(start.Number(4)) is var _ && !start.IsEmpty)
            {
                parts.AddExif(start.Rest);
            }

            if (xmp is not null)
            {
                parts.AddXmp(ItemOf(places, xmp.Value, file, own, PictureParts.LongestXmp));
            }
        }
    }

    private static long PrimaryOf(ReadOnlySpan<byte> meta)
    {
        if (!Find(meta, "pitm"u8, out var pitm))
        {
            return 0;
        }

        var item = Versioned(ref pitm, out var version);
        return item.Number(version == 0 ? 2 : 4);
    }

    private static void ReadSize(ReadOnlySpan<byte> iprp, long primary, PictureParts parts)
    {
        if (!Find(iprp, "ipco"u8, out var properties) || !Find(iprp, "ipma"u8, out var associations))
        {
            return;
        }

        var own = new HashSet<long>();
        var rest = Versioned(ref associations, out var version, out var flags);
        for (var items = rest.Number(4); items > 0 && own.Count == 0 && !rest.IsEmpty; items--)
        {
            var item = rest.Number(version == 0 ? 2 : 4);
            var size = (flags & 1) == 0 ? 1 : 2;
            var indexes = new ByteSpan(rest.Take(rest.Number(1) * size));
            while (item == primary && !indexes.IsEmpty)
            {
                // The highest bit marks the property as essential.
                own.Add(indexes.Number(size) & (size == 1 ? 0x7F : 0x7FFF));
            }
        }

        var boxes = new ByteSpan(properties);
        for (var index = 1; Next(ref boxes, out var type, out var body); index++)
        {
            if (type.SequenceEqual("ispe"u8) && body.Length >= 12 && own.Contains(index))
            {
                var ispe = new ByteSpan(body[4..]);
                (parts.Width, parts.Height) = ((int)Math.Min(ispe.Number(4), int.MaxValue), (int)Math.Min(
                    ispe.Number(4), int.MaxValue));
                return;
            }
        }
    }

    private static void ReadItems(ReadOnlySpan<byte> iinf, out long? exif, out long? xmp)
    {
        (exif, xmp) = (null, null);
        var rest = Versioned(ref iinf, out var version);
        rest.Take(version == 0 ? 2 : 4);
        while (Next(ref rest, out _, out var body))
        {
            var entry = Versioned(ref body, out var entryVersion);
            var id = entry.Number(entryVersion == 3 ? 4 : 2);
            entry.Take(2);
            var type = entry.Take(4);
            entry.Text();
            if (type.SequenceEqual("Exif"u8))
            {
                exif ??= id;
            }
            else if (type.SequenceEqual("mime"u8) && entry.Text().SequenceEqual("application/rdf+xml"u8))
            {
                xmp ??= id;
            }
        }
    }

    /// <summary>Returns an item's bytes, at most so many; none if its entry points past the end.</summary>
    private static ReadOnlySpan<byte> ItemOf(
        ReadOnlySpan<byte> iloc,
        long wanted,
        ReadOnlySpan<byte> file,
        ReadOnlySpan<byte> own,
        int most)
    {
        var rest = Versioned(ref iloc, out var version);
        var sizes = rest.Number(2);
        var (offsetSize, lengthSize) = ((int)(sizes >> 12), (int)(sizes >> 8 & 15));
        var (baseSize, indexSize) = ((int)(sizes >> 4 & 15), version == 0 ? 0 : (int)(sizes & 15));
        for (var items = rest.Number(version < 2 ? 2 : 4); items > 0 && !rest.IsEmpty; items--)
        {
            var id = rest.Number(version < 2 ? 2 : 4);
            var source = version > 0 && (rest.Number(2) & 15) == 1 ? own : file;
            rest.Take(2);
            var start = rest.Number(baseSize);
            var extents = rest.Number(2);
            var places = new ByteSpan(rest.Take(extents * (indexSize + offsetSize + lengthSize)));
            if (id != wanted)
            {
                continue;
            }

            // It is nearly always in one piece.
            places.Take(indexSize);
            var all = new ByteSpan(source);
            all.Take(start);
            all.Take(places.Number(offsetSize));
            var length = places.Number(lengthSize);
            length = length == 0 ? all.Rest.Length : length;
            return extents == 1 ? all.Take(Math.Min(length, most)) : [];
        }

        return [];
    }

    private static ByteSpan Versioned(ref ReadOnlySpan<byte> body, out int version) =>
        Versioned(ref body, out version, out _);

    private static ByteSpan Versioned(ref ReadOnlySpan<byte> body, out int version, out long flags)
    {
        var rest = new ByteSpan(body);
        (version, flags) = ((int)rest.Number(1), rest.Number(3));
        return rest;
    }

    private static bool Find(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> wanted, out ReadOnlySpan<byte> body)
    {
        var rest = new ByteSpan(boxes);
        while (Next(ref rest, out var type, out body))
        {
            if (type.SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }

    // A size of 1 stands for a longer one after the type, 0 for everything that is left.
    private static bool Next(scoped ref ByteSpan rest, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> body)
    {
        var size = rest.Number(4);
        type = rest.Take(4);
        var header = size == 1 ? 16 : 8;
        size = size switch { 0 => header + rest.Rest.Length, 1 => rest.Number(8), _ => size };
        body = size >= header ? rest.Take(size - header) : [];
        return type.Length == 4 && size >= header;
    }
}
