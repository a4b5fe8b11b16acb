namespace Api.Content.Articles;

/// <summary>
/// A line above the body that names the authors, the date of publication, the date of the last change, or several of
/// these.
/// </summary>
internal sealed record HeadLine(Byline? Byline, PublicationDate? Published, PublicationDate? Updated)
{
    private const int Longest = 250;

    private static readonly string[] Strokes = [" | ", " · ", " • ", " — ", " – ", " - ", " / "];
    private static readonly string[] Updates = [
        " last updated", " updated", " last modified", " modified", " aktualisiert", " mis à jour", " mise à jour",
        " actualizado", " aggiornato",
    ];

    /// <summary>Reads a line that holds nothing else; null for any other.</summary>
    public static HeadLine? Read(string line)
    {
        if (line.Length > Longest)
        {
            return null;
        }

        if (PublicationDate.Read(line) is { } date)
        {
            return Of([date], []);
        }

        if (Byline.Read(line) is { } byline)
        {
            return Of([], [byline]);
        }

        return Strokes.Where(stroke => line.Contains(stroke, StringComparison.Ordinal))
            .Select(stroke => line.Split(stroke, StringSplitOptions.TrimEntries))
            .Concat(
                Updates.Select(label => line.IndexOf(label, StringComparison.OrdinalIgnoreCase))
                    .Where(at => at > 0)
                    .Select(at => new[] { line[..at].TrimEnd(' ', ',', '('), line[at..].TrimStart() }))
            .Concat(Commas(line))
            .Select(Parts)
            .FirstOrDefault(parts => parts is not null);
    }

    /// <summary>Returns this line and another together; null if both state the same thing.</summary>
    public HeadLine? With(HeadLine other)
    {
        var namesTwice = Byline is not null && other.Byline is not null;
        var publishesTwice = Published is not null && other.Published is not null;
        var updatesTwice = Updated is not null && other.Updated is not null;
        return namesTwice || publishesTwice || updatesTwice
            ? null
            : new(Byline ?? other.Byline, Published ?? other.Published, Updated ?? other.Updated);
    }

    /// <summary>Splits <c>Ana Berg, 18 January 2021</c>: the date may hold a comma as well, so each is tried.</summary>
    private static IEnumerable<string[]> Commas(string line)
    {
        for (var comma = line.IndexOf(", ", StringComparison.Ordinal); comma > 0; comma =
            line.IndexOf(", ", comma + 1, StringComparison.Ordinal))
        {
            yield return [line[..comma], line[(comma + 2)..]];
        }
    }

    /// <summary>Reads the parts of a line. Names need no "By" beside a date.</summary>
    private static HeadLine? Parts(string[] parts)
    {
        var dates = Array.ConvertAll(parts, PublicationDate.Read);
        var rest = parts.Where((_, i) => dates[i] is null).ToList();
        var bylines = rest.ConvertAll(part => Byline.Read(part) ?? Byline.ReadBare(part));
        return rest.Count < parts.Length && !bylines.Contains(null)
            ? Of([.. dates.OfType<PublicationDate>()], [.. bylines.OfType<Byline>()])
            : null;
    }

    private static HeadLine? Of(PublicationDate[] dates, Byline[] bylines)
    {
        var published = Array.FindAll(dates, date => !date.IsUpdate);
        var updated = Array.FindAll(dates, date => date.IsUpdate);
        return published.Length > 1 || updated.Length > 1 || bylines.Length > 1
            ? null
            : new(bylines.FirstOrDefault(), published.FirstOrDefault(), updated.FirstOrDefault());
    }
}
