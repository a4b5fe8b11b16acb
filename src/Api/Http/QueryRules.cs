using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Api.Content.Text;
using Api.Data.Lists;
using Api.Data.Search;
using Api.Formats;
using Microsoft.Extensions.Primitives;

namespace Api.Http;

/// <summary>
/// Checks every query against the parameters of its handler: unknown parameters, unreadable values, values out of range
/// and cursors of other queries are refused, each by name, before the handler runs. The parameters are read once from
/// the handler's signature.
/// </summary>
internal static class QueryRules
{
    public static TBuilder WithQueryRules<TBuilder>(this TBuilder group)
        where TBuilder : IEndpointConventionBuilder => group.AddEndpointFilterFactory((factory, next) =>
    {
        var parameters = factory.MethodInfo.GetParameters().Where(p => p.IsDefined(typeof(AsParametersAttribute)))
            .SelectMany(
                p => p.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
            .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), StringComparer.Ordinal);
        return async context =>
        {
            var request = context.HttpContext.Request;
            var filter = context.Arguments.OfType<PageFilter>().FirstOrDefault();
            var errors = request.Query.Select(
                q => Check(q.Key, q.Value, parameters, context.Arguments, request))
                .OfType<ProblemError>()
                .ToList();
            if (errors.Count == 0 && filter?.CursorProblem(Listing.QueryOf(request)) is { } problem)
            {
                errors.Add(new("cursor", null, $"cursor {problem}"));
            }

            return errors.Count == 0 ? await next(context) : new Refusal(errors);
        };
    });

    private static ProblemError? Check(
        string name,
        StringValues values,
        Dictionary<string, PropertyInfo> parameters,
        IList<object?> arguments,
        HttpRequest request)
    {
        if (!parameters.TryGetValue(name, out var property))
        {
            var near = ParameterNames.NearestTo(name, parameters.Keys);
            var known = parameters.Count == 0
                ? "this address takes none"
                : $"known are {string.Join(", ", parameters.Keys.Order(StringComparer.Ordinal))}";
            return new(
                Nearest.Shorten(name),
                null,
                $"there is no parameter \"{Nearest.Shorten(name)}\"; "
                    + (near is null ? known
                        : near == "cursor" ? "there are no page numbers: the next page is at the address in \"next\""
                        : $"did you mean \"{near}\"?"));
        }

        var value = property.GetValue(arguments.First(property.DeclaringType!.IsInstanceOfType));
        var sent = new SentParameter(name, values, property, value);
        var problem = SpellingProblemOf(sent, request.QueryString)
            ?? ValueProblemOf(sent)
            ?? ProblemAmong(arguments, sent, request.Query);
        return problem is null ? null : new(name, null, $"{name} {problem}");
    }

    /// <param name="Value">The value that was read.</param>
    private sealed record SentParameter(string Name, StringValues Values, PropertyInfo Property, object? Value)
    {
        public string Text => Values.ToString();
    }

    /// <summary>Returns the problem with the text of a parameter.</summary>
    private static string? SpellingProblemOf(SentParameter sent, QueryString query)
    {
        // Any text may be searched for.
        var isSearch = sent.Value is SearchText;
        var hasControls = !isSearch && sent.Text.Any(c => char.IsControl(c) || c == '\uFFFD');
        if (hasControls || (sent.Text.Contains('%', StringComparison.Ordinal) && !IsUtf8(query)))
        {
            return "is not text in UTF-8 without control characters";
        }

        if (sent.Values.Count > 1 && !IsRepeatable(sent.Property.PropertyType))
        {
            return "is given twice";
        }

        return sent.Text.Length == 0 && !isSearch ? "has no value" : null;
    }

    /// <summary>Returns the problem with a value by itself.</summary>
    private static string? ValueProblemOf(SentParameter sent) => sent.Value switch
    {
        IParameter { Problem: { } problem } => problem,
        WholeNumber number when sent.Property.GetCustomAttribute<RangeAttribute>() is { } range
            && !range.IsValid(number.Value) => $"is from {range.Minimum} to {range.Maximum}",
        _ => null,
    };

    /// <summary>Returns the problem with a value beside the others.</summary>
    private static string? ProblemAmong(IList<object?> arguments, SentParameter sent, IQueryCollection query)
    {
        if (sent is { Name: "limit", Value: WholeNumber { Value: > PageFilter.MostIncluding } }
            && (query.ContainsKey("include") || arguments.OfType<Shape>().Any(s => s.Embeds)))
        {
            return $"is from 1 to {PageFilter.MostIncluding} where other resources are included";
        }

        if (sent is { Name: "sort", Text: "relevance" } && !query.ContainsKey("q"))
        {
            return "is relevance only with q";
        }

        if (sent.Property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed
            && !allowed.Values.Contains(sent.Text))
        {
            return Nearest.NotOneOf(sent.Text, [.. allowed.Values.Cast<string>()]);
        }

        return arguments.OfType<PageFilter>().FirstOrDefault() is { } list
            ? ListFormat.ProblemOf(sent.Name, sent.Value, list, arguments.OfType<Shape>().FirstOrDefault())
            : null;
    }

    // Escaped bytes that are not UTF-8 reach the handler as they were written, like an escaped percent sign.
    private static bool IsUtf8(QueryString query)
    {
        var bytes = Encoding.UTF8.GetBytes(query.Value ?? "");
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }

    private static readonly Type[] Repeatable = [
        typeof(Choices<>), typeof(FacetNames<>), typeof(Fields<>), typeof(Includes<>),
    ];

    private static bool IsRepeatable(Type type) =>
        type == typeof(Terms) || (type.IsGenericType && Repeatable.Contains(type.GetGenericTypeDefinition()));

    private sealed class Refusal(IReadOnlyList<ProblemError> errors) : IResult
    {
        public Task ExecuteAsync(HttpContext http) =>
            Problem.WriteAsync(
                http,
                StatusCodes.Status400BadRequest,
                string.Join(' ', errors.Select(error => Sentence.Ended(error.Detail))),
                errors);
    }
}
