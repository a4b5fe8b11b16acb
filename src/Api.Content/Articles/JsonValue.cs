using System.Globalization;
using System.Text.Json;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>
/// A value of a JSON source and its place there. A caller asks for the type that it should have; if it has another,
/// that is added to the faults, the answer is null, and the reading continues. JSON's null is null without a fault.
/// </summary>
internal readonly record struct JsonValue(JsonElement Element, string Pointer, Faults Faults)
{
    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    /// <summary>Returns the value of a member; null if the object has none of that name.</summary>
    public JsonValue? Member(string name) =>
        IsObject && Element.TryGetProperty(name, out var member) ? new(member, $"{Pointer}/{name}", Faults) : null;

    /// <summary>Returns a text, normalised by <see cref="SourceText"/>.</summary>
    public string? Text(int longest = int.MaxValue)
    {
        if (String() is not { } text)
        {
            return null;
        }

        if (text.Length > longest)
        {
            Unacceptable(string.Create(CultureInfo.InvariantCulture, $"longer than {longest} characters."));
            return null;
        }

        if (!SourceText.TryNormalise(text, out var normal, out var refusal))
        {
            Malformed(refusal);
        }

        return normal;
    }

    /// <summary>Returns a text without white space around it; null if it has nothing else.</summary>
    public string? Words(int longest) => Text(longest)?.Trim() is { Length: > 0 } words ? words : null;

    /// <summary>Returns a text on one line; null if the line is empty.</summary>
    public string? Line(int longest = GivenFields.LongestLine) =>
        Text(longest) is { } text && GivenFields.OneLine(text) is { Length: > 0 } line ? line : null;

    /// <summary>Converts a line; adds a fault if it cannot be converted.</summary>
    public T? Line<T>(Func<string, T?> make, string fault)
        where T : class
    {
        if (Line(GivenFields.LongestUrl) is not { } line)
        {
            return null;
        }

        var made = make(line);
        if (made is null)
        {
            Unacceptable(fault);
        }

        return made;
    }

    public string? Url() => Line(url => GivenFields.IsUrl(url) ? url : null, GivenFields.NoUrl);

    /// <summary>Returns a date as precise as it is given.</summary>
    /// <param name="instant">The member beside it that takes an instant.</param>
    public string? Date(string instant)
    {
        if (Line() is not { } line)
        {
            return null;
        }

        if (IsDate(line))
        {
            return line;
        }

        // A sender who knows the time has confused the two members, rather than misspelt a date.
        var hint = line.Length > DayLength && IsDate(line[..DayLength])
            ? $"; a time goes into {instant}, with its offset (RFC 3339)"
            : "";
        Unacceptable($"this is not a date, such as 2021, 2021-01 or 2021-01-18{hint}.");
        return null;
    }

    /// <summary>Returns an instant (RFC 3339).</summary>
    /// <param name="date">The member beside it that takes a date; null if there is none.</param>
    public DateTimeOffset? Instant(string? date = null)
    {
        if (Line() is not { } line)
        {
            return null;
        }

        // T and Z may be written in lower case (RFC 3339, section 5.6), which the framework does not read.
        line = line.ToUpperInvariant();
        if (HasSecondsAndOffset(line)
            && JsonSerializer.SerializeToElement(line).TryGetDateTimeOffset(out var instant))
        {
            return instant;
        }

        var hint = date is not null && IsDate(line[..Math.Min(DayLength, line.Length)])
            ? $"; a date without one goes into {date}"
            : "";
        Unacceptable($"this is not an instant with its offset (RFC 3339), such as 2021-01-18T16:05:00Z{hint}.");
        return null;
    }

    /// <summary>Returns one of the values of a closed set.</summary>
    public T? Choice<T>()
        where T : struct, Enum
    {
        if (Text() is not { } name)
        {
            return null;
        }

        var names = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        if (names.IndexOf(name) is >= 0 and var found)
        {
            return Enum.GetValues<T>()[found];
        }

        Unacceptable(Sentence.Ended($"this {Nearest.NotOneOf(name, names)}"));
        return null;
    }

    /// <summary>Returns a whole number that is not less than another.</summary>
    public int? Whole(int least, string fault)
    {
        if (IsNull)
        {
            return null;
        }

        if (Element.ValueKind != JsonValueKind.Number || !Element.TryGetInt32(out var number))
        {
            Malformed(fault);
            return null;
        }

        if (number < least)
        {
            Unacceptable(fault);
            return null;
        }

        return number;
    }

    /// <summary>Returns the items of a list, without the faulty ones.</summary>
    public IReadOnlyList<T> Items<T>(int most, Func<JsonValue, T?> read)
        where T : class
    {
        var items = new List<T>();
        if (IsNull || !Is(JsonValueKind.Array, "an array is needed."))
        {
            return items;
        }

        if (Element.GetArrayLength() > most)
        {
            Unacceptable(string.Create(CultureInfo.InvariantCulture, $"more than {most}."));
            return items;
        }

        var number = 0;
        foreach (var element in Element.EnumerateArray())
        {
            if (Faults.IsFull)
            {
                break;
            }

            var pointer = string.Create(CultureInfo.InvariantCulture, $"{Pointer}/{number++}");
            if (read(new(element, pointer, Faults)) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>Reads a value; adds a fault if there is none.</summary>
    public T? Needed<T>(Func<JsonValue, T?> read, string fault)
        where T : class
    {
        var before = Faults.Count;
        var found = read(this);
        if (found is null && Faults.Count == before)
        {
            Unacceptable(fault);
        }

        return found;
    }

    public bool Is(JsonValueKind kind, string fault)
    {
        if (Element.ValueKind != kind)
        {
            Malformed(fault);
        }

        return Element.ValueKind == kind;
    }

    /// <summary>Adds the fault that it has the wrong form: no text, of the wrong type, unknown.</summary>
    public void Malformed(string fault) => Faults.Add(RefusalKind.Malformed, new(null, Pointer, fault));

    /// <summary>Adds the fault that its content is not valid.</summary>
    public void Unacceptable(string fault) => Faults.Add(RefusalKind.Unacceptable, new(null, Pointer, fault));

    private string? String()
    {
        if (IsNull || !Is(JsonValueKind.String, "a string is needed."))
        {
            return null;
        }

        try
        {
            return Element.GetString();
        }
        catch (InvalidOperationException)
        {
            Malformed("an escaped surrogate has no partner.");
            return null;
        }
    }

    // The length of 2021-01-18.
    private const int DayLength = 10;

    private static bool IsDate(string text) => DateOnly.TryParseExact(
        text, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // The framework also reads dates without a time, times without seconds, and offsets without minutes.
    private static bool HasSecondsAndOffset(string text) =>
        text.Length >= 20 && text[16] == ':' && (text[^1] == 'Z' || text[^6] is '+' or '-');
}

/// <summary>The members of one kind of JSON object.</summary>
/// <param name="Members">The change that each member makes to the result.</param>
/// <param name="Ignored">Other members of answers, which only the server sets.</param>
internal sealed record JsonShape<T>(
    Dictionary<string, Func<T, JsonValue, T>> Members,
    params IReadOnlyList<string> Ignored)
{
    /// <summary>Reads all members of an object, in their order.</summary>
    /// <param name="skipNulls">Whether null means no more than leaving the member out.</param>
    public T Read(JsonValue source, T start, bool skipNulls = false)
    {
        if (!source.Is(JsonValueKind.Object, "an object is needed."))
        {
            return start;
        }

        foreach (var property in source.Element.EnumerateObject())
        {
            if (source.Faults.IsFull)
            {
                break;
            }

            var name = property.Name;
            var value = new JsonValue(
                property.Value, $"{source.Pointer}/{Escaped(Nearest.Shorten(name))}", source.Faults);
            if (Members.TryGetValue(name, out var change))
            {
                start = skipNulls && value.IsNull ? start : change(start, value);
            }
            else if (!Ignored.Contains(name))
            {
                value.Malformed(
                    $"there is no member \"{Nearest.Shorten(name)}\"{(Nearest.To(name, Members.Keys) is { } near
                        ? $"; did you mean \"{near}\"?"
                        : ".")}");
            }
        }

        return start;
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
