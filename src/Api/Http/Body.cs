using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Api.Content.Text;
using Api.Data;
using Microsoft.AspNetCore.Http.Metadata;

namespace Api.Http;

/// <summary>
/// Reads small JSON bodies as they are declared and nothing else: an unknown member, a value of another type, or a
/// member that occurs twice is refused at its place (RFC 6901, JSON Pointer). Others judge the meaning of a value.
/// </summary>
internal static class Body
{
    private const long Longest = 64 << 10;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new ChoiceConverters(), new TextConverter() },
    };

    /// <summary>Declares that the operation takes such a body.</summary>
    /// <param name="patch">Whether it is a JSON Merge Patch (RFC 7396).</param>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, bool patch = false)
        where T : class, IBody
    {
        string[] types = patch ? [ChangeRequest.PatchType, ChangeRequest.JsonType] : [ChangeRequest.JsonType];
        return route.Accepts<T>(types[0], types[1..])
            .WithMetadata(new SizeLimit())
            .ProducesProblems(
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType,
                StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Reads the body; returns the refusal if it is not as declared.</summary>
    /// <param name="patch">Whether it is a JSON Merge Patch (RFC 7396).</param>
    public static async Task<(T? Value, IResult? Refused)> ReadAsync<T>(HttpContext http, bool patch = false)
        where T : class, IBody
    {
        var (body, refused) = await ChangeRequest.ReadAsync(http, patch);
        if (body is null)
        {
            return (null, refused);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body, Strict) is { } value
                ? (value, null)
                : (null, Refuse(typeof(T), "$"));
        }
        catch (JsonException fault)
        {
            return (null, Refuse(typeof(T), fault.Path ?? "$"));
        }
    }

    private static Refused Refuse(Type type, string path)
    {
        var (pointer, detail) = FaultAt(path, type);
        return new(StatusCodes.Status400BadRequest, Sentence.Ended(detail), new ProblemError(null, pointer, detail));
    }

    // The path of a member is $.name, $.name[0] or $['any name'].
    private static (string Pointer, string Detail) FaultAt(string path, Type type)
    {
        var members = Strict.GetTypeInfo(type).Properties;
        var names = string.Join(", ", members.Select(m => m.Name));
        var member = members.FirstOrDefault(
            m => path == $"$.{m.Name}" || path.StartsWith($"$.{m.Name}[", StringComparison.Ordinal));
        var name = Nearest.Shorten(
            path.StartsWith("$['", StringComparison.Ordinal) ? path[3..^2] : path.TrimStart('$').TrimStart('.'));
        if (member is not null)
        {
            var pointer = "/" + name.Replace("[", "/", StringComparison.Ordinal).TrimEnd(']');
            return (pointer, $"{member.Name} takes {Kind(member.PropertyType)}, once");
        }

        if (path == "$")
        {
            return ("", $"a JSON object is needed, of {names}{Needed(members)}");
        }

        var hint = Nearest.To(name, members.Select(m => m.Name)) is { } near
            ? $"did you mean \"{near}\"?"
            : $"known are {names}";
        return ("/" + Escape(name), $"there is no member \"{name}\"; {hint}");
    }

    private static string Needed(IEnumerable<JsonPropertyInfo> members) =>
        members.Where(m => m.IsRequired).Select(m => m.Name).ToList() is { Count: > 0 } needed
            ? $", with {string.Join(" and ", needed)} in it"
            : "";

    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } choice => $"one of {string.Join(", ", Names(choice))}",
        var text when text == typeof(string) => "a string",
        var texts when texts == typeof(IReadOnlyList<string>) => "an array of strings",
        var numbers when numbers == typeof(IReadOnlyList<long>) => "an array of whole numbers",
        _ => "a whole number",
    };

    private static IEnumerable<string> Names(Type choice) =>
        Enum.GetNames(choice).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Longest;
    }

    // The framework's own converter accepts any case, several values joined by commas, and numbers.
    private sealed class ChoiceConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ChoiceConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class ChoiceConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                && Names(typeof(T)).ToList().IndexOf(reader.GetString()!) is >= 0 and var found
                ? Enum.GetValues<T>()[found]
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    // The nullability of an array's items is not known.
    private sealed class TextConverter : JsonConverter<string>
    {
        public override bool HandleNull => true;

        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
