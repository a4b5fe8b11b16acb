namespace Api.Content.Articles;

/// <summary>
/// A line above the body that names the authors, the date of publication, the date of the last change, or several of
/// these.
/// </summary>
/// <param name="Furniture">Words of the line that are about none of them, such as the time that reading takes.</param>
internal sealed record HeadLine(
    Byline? Byline,
    PublicationDate? Published,
    PublicationDate? Updated,
    string? Furniture = null)
{
    private const int Longest = 250;

    // A line has at most three things to say, and furniture.
    private const int MostSplits = 4;
    private const int MostParts = 8;

    private static readonly string[] Strokes = [" | ", " · ", " • ", " — ", " – ", " - ", " / ", " // "];

    /// <summary>Reads a line that holds nothing else; null for any other.</summary>
    public static HeadLine? Read(string line) => line.Length > Longest ? null : Read(line, MostSplits);

    /// <summary>Returns this line and another together; null if they state different things.</summary>
    public HeadLine? With(HeadLine other)
    {
        var publishesTwice = Published is not null && other.Published is not null;
        var updatesTwice = Updated is not null && other.Updated is not null;
        var byline = other.Byline is null ? Byline : other.Byline;
        if (Byline is not null && other.Byline is not null)
        {
            byline = Byline.With(other.Byline);
        }

        var isNamedTwice = byline is null && Byline is not null;
        if (isNamedTwice || publishesTwice || updatesTwice)
        {
            return null;
        }

        var furniture = Furniture is null ? other.Furniture : $"{Furniture} {other.Furniture}".TrimEnd();
        return new(byline, Published ?? other.Published, Updated ?? other.Updated, furniture);
    }

    private static HeadLine? Read(string line, int splits)
    {
        if (Whole(line) is { } whole)
        {
            return whole;
        }

        var mayBeSplit = splits > 0 && line.Any(char.IsDigit);
        return mayBeSplit ? AtStrokes(line) ?? AtSpaces(line, splits) ?? AtCommas(line) : null;
    }

    /// <summary>Reads a line that says one thing.</summary>
    private static HeadLine? Whole(string line)
    {
        if (PublicationDate.Read(line) is { } date)
        {
            return date.IsUpdate ? new(null, null, date) : new(null, date, null);
        }

        return (Byline.Read(line) ?? Credits.Read(line) ?? EastAsianCredits.Read(line)) is { } byline
            ? new(byline, null, null)
            : HeadFurniture.IsReadingTime(line) ? new(null, null, null, line) : null;
    }

    /// <summary>
    /// Reads the parts between strokes. A date and its time may be two of them; names need no "By" beside a date.
    /// </summary>
    private static HeadLine? AtStrokes(string line)
    {
        var parts = line.Split(Strokes, StringSplitOptions.TrimEntries);
        if (parts.Length is 1 or > MostParts)
        {
            return null;
        }

        var read = new HeadLine(null, null, null);
        var bare = new List<string>();
        for (var i = 0; i < parts.Length;)
        {
            var (part, length) = Part(parts, i);
            if (part is null)
            {
                bare.Add(parts[i]);
            }
            else if (read.With(part) is { } both)
            {
                read = both;
            }
            else
            {
                return null;
            }

            i += length;
        }

        return read.IsEmpty ? null : bare.Aggregate<string, HeadLine?>(read, (known, name) => known?.WithBare(name));
    }

    private bool IsEmpty => Byline is null && Published is null && Updated is null && Furniture is null;

    private static (HeadLine? Part, int Length) Part(string[] parts, int i)
    {
        // March 4, 2024 / 5:04 PM EST
        if (i + 1 < parts.Length && PublicationDate.Read($"{parts[i]} / {parts[i + 1]}") is { } timed)
        {
            return (timed.IsUpdate ? new(null, null, timed) : new(null, timed, null), 2);
        }

        return (Whole(parts[i]) ?? AtSpaces(parts[i], 1) ?? AtCommas(parts[i]), 1);
    }

    /// <summary>Returns this line with a part that has no label: names, or a command of the page.</summary>
    private HeadLine? WithBare(string part)
    {
        if (HeadFurniture.IsCommand(part))
        {
            return this with { Furniture = $"{Furniture} {part}".TrimStart() };
        }

        return Byline.ReadBare(part) is { } names ? With(new(names, null, null)) : null;
    }

    /// <summary>
    /// Reads a date and what has a label of its own, one after the other: <c>Posted on July 8, 2021 by Ana Berg</c>,
    /// <c>Published 9 March 2024 Updated 10 March 2024</c>, <c>By Ana Berg March 9, 2024</c>.
    /// </summary>
    private static HeadLine? AtSpaces(string line, int splits)
    {
        for (var space = line.IndexOfAny([' ', '/']); space > 0; space = line.IndexOfAny([' ', '/'], space + 1))
        {
            var left = line[..space].TrimEnd(' ', ',', ';', '(', '|', '/', '.');
            var right = line[(space + 1)..].TrimStart(' ', '|', '/', '(').TrimEnd(')', '.');
            if (left.Length > 0
                && Labelled(left) is { } first
                && Rest(right, first, splits) is { } rest
                && first.With(rest) is { } both)
            {
                return both;
            }
        }

        return null;
    }

    private static HeadLine? Labelled(string text) =>
        Whole(text) is { } whole && (whole.Byline is null or { Labelled: true }) ? whole : null;

    private static HeadLine? Rest(string right, HeadLine first, int splits)
    {
        // "By Ana Berg 9 March 2024" has its date as it is; two dates need a label, as "3 May 2024 10:05" is one.
        var rest = Labelled(right) ?? (splits > 1 ? AtSpaces(right, splits - 1) : null);
        var isOneDate = first.Published is not null && rest?.Published is not null;
        return isOneDate ? null : rest;
    }

    /// <summary>Splits <c>Ana Berg, 18 January 2021</c>: the date may hold a comma as well, so each is tried.</summary>
    private static HeadLine? AtCommas(string line)
    {
        for (var comma = line.IndexOf(", ", StringComparison.Ordinal); comma > 0; comma =
            line.IndexOf(", ", comma + 1, StringComparison.Ordinal))
        {
            var (left, right) = (line[..comma], line[(comma + 2)..]);
            var read = Whole(right) is { Byline: null } date ? date.WithBare(left)
                : Whole(left) is { Byline: null } dateFirst ? dateFirst.WithBare(right)
                : null;
            if (read is not null)
            {
                return read;
            }
        }

        return null;
    }
}
