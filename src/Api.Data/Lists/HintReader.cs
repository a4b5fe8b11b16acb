using static System.Globalization.CultureInfo;
using Api.Content.Text;

namespace Api.Data.Lists;

/// <summary>
/// Finds out what a person would want to be told about a list. Only the first page of a list looks for other lists to
/// suggest, and only if it is not full: for whoever finds enough, nothing is counted.
/// </summary>
internal sealed class HintReader(Session session, ListTable table, ListPlan plan)
{
    private const int MostCounted = 100;

    // More wrong values in one request come from a program, which reads the first.
    private const int MostCorrected = 3;

    // SQLite takes at most 500 arms in a union.
    private const int MostAtOnce = 100;

    /// <param name="rows">The number of rows on the page.</param>
    public async Task<IReadOnlyList<Hint>> ReadAsync(int rows)
    {
        if (!plan.Page.HasHints)
        {
            return [];
        }

        var suggests = plan.After is null && rows < plan.Limit;
        var hints = new List<Hint>();
        foreach (var value in await FindUnknownAsync(rows))
        {
            var isCorrected = suggests && hints.Count < MostCorrected;
            hints.Add(UnknownValue(value, isCorrected ? await FindSimilarAsync(value) : []));
        }

        if (plan.Published?.From is { } from && from.Value > TimeProvider.System.GetUtcNow())
        {
            hints.Add(new(HintKind.FutureDate, "publishedFrom", from.Text, "publishedFrom is in the future.", []));
        }

        if (suggests)
        {
            hints.AddRange(await FindOtherKindsAsync());
            hints.AddRange(await FindUndatedAsync());
        }

        return hints;
    }

    private async Task<IReadOnlyList<NamedValue>> FindUnknownAsync(int rows)
    {
        // A row of the list has all single values that are asked for.
        var doubtful = plan.Where.Named.Where(value => rows == 0 || value.MayGoUnnoticed).ToList();
        var unknown = new List<NamedValue>();
        foreach (var some in doubtful.Chunk(MostAtOnce))
        {
            var values = new SqlValues();
            var arms = some.Select((value, i) =>
                $"select {i.ToString(InvariantCulture)} as place where {value.MissingSql(values, plan.Visibility)}");
            var places = await session.QueryAsync<int>(
                $"{string.Join("\nunion all ", arms)}\norder by place", values.Parameters);
            unknown.AddRange(places.Select(place => some[place]));
        }

        return unknown;
    }

    private static Hint UnknownValue(NamedValue value, IReadOnlyList<FacetItem> suggestions)
    {
        var (noun, property) = value.Resource switch
        {
            null => ("article", value.Parameter),
            { ByName: true } named => (named.Noun, "id, slug or name"),
            var named => (named.Noun, "id or slug"),
        };
        var detail = $"No {noun} has the {property} \"{Nearest.Shorten(value.Term)}\".";
        return new(HintKind.UnknownValue, value.Parameter, value.Written, detail, suggestions);
    }

    private async Task<IReadOnlyList<FacetItem>> FindSimilarAsync(NamedValue value)
    {
        var items = new List<FacetItem>();
        if (value.Resource is not { ByName: true } named)
        {
            return items;
        }

        foreach (var (slug, name) in await new SimilarNames(session, named.Noun).FindAsync(named.Term))
        {
            var where = plan.Where.Replacing(named, named with { Term = slug });
            var corrected = value.IsRefused ? $"-{slug}" : slug;
            if (await CountAsync(where) is > 0 and var count)
            {
                items.Add(new(corrected, name, count, Selected: false, ToggleOf(value, corrected)));
            }
        }

        return items;
    }

    private Dictionary<string, string?> ToggleOf(NamedValue wrong, string corrected)
    {
        var terms = plan.Where.Named.Where(value => value.Parameter == wrong.Parameter)
            .Select(value => value == wrong ? corrected : value.Written)
            .Distinct();
        return new() { [wrong.Parameter] = string.Join(',', terms) };
    }

    private async Task<IReadOnlyList<Hint>> FindOtherKindsAsync()
    {
        var items = new List<FacetItem>();
        foreach (var kind in plan.OtherKinds)
        {
            if (await CountAsync(plan.Where.Without("kind").AnyOf("r.kind", [kind])) is > 0 and var count)
            {
                items.Add(new(kind, kind, count, Selected: false, new Dictionary<string, string?> { ["kind"] = kind }));
            }
        }

        const string Detail = "Quotes of other kinds match; without kind, direct and mixed ones are listed.";
        return items.Count == 0 ? [] : [new(HintKind.OtherKinds, "kind", null, Detail, items)];
    }

    private async Task<IReadOnlyList<Hint>> FindUndatedAsync()
    {
        if (plan.Published is not { } published)
        {
            return [];
        }

        var count = await CountAsync(plan.Where.Without(AskedFacet.Published).And(published.None));
        if (count == 0)
        {
            return [];
        }

        var toggle = new Dictionary<string, string?>
        {
            ["publishedFrom"] = null,
            ["publishedBefore"] = null,
            ["hasDate"] = "false",
        };
        return [
            new(
                HintKind.Undated,
                published.From is null ? "publishedBefore" : "publishedFrom",
                (published.From ?? published.Before)!.Text,
                "Items without a date of publication match otherwise; they are in no range of dates.",
                [new("false", "undated", count, Selected: false, toggle)]),
        ];
    }

    private async Task<long> CountAsync(Where where)
    {
        var sql = new ListSql(
            table, Counted(where), session.Database.Dialect, session.Database.SearchWindow);
        return await session.ExecuteScalarAsync<long>(sql.CountSql(MostCounted), sql.Parameters);
    }

    private ListPlan Counted(Where where) => plan with { Where = where, Facets = null };
}
