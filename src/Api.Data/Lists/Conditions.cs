using System.Globalization;
using System.Text;
using Api.Content.Text;
using Dapper;

namespace Api.Data.Lists;

/// <summary>
/// Builds the conditions of a list. A filter that is not given leaves no trace in the statement, so that an index
/// serves the others; values are always parameters.
/// </summary>
/// <param name="leads">
/// Whether the index of a filter may lead; otherwise rows found by other means are only checked against it.
/// </param>
/// <param name="prefix">The beginning of the parameters' names.</param>
/// <param name="shared">The parameters to which its own are added, if one command has several conditions.</param>
internal sealed class Conditions(bool leads = true, string prefix = "p", DynamicParameters? shared = null)
{
    internal const string LeadingPublication = "x.sort_at";

    private readonly StringBuilder _sql = new("true");
    private string? _lead;

    public DynamicParameters Parameters { get; } = shared ?? new();

    public string Sql =>
        _lead is null
            ? _sql.ToString()
            : _sql.ToString().Replace(Order.Publication, LeadingPublication, StringComparison.Ordinal);

    /// <summary>
    /// The table by whose index the list is walked, joined to the statement's tables; empty for none.
    /// </summary>
    public string Join => _lead ?? "";

    public bool Led => _lead is not null;

    /// <summary>
    /// Whether a resource is named that few rows belong to, so an index finds them. A publisher may have them all.
    /// </summary>
    public bool Narrow { get; private set; }

    /// <summary>Whether the join may return a row more than once.</summary>
    public bool Repeats { get; private set; }

    /// <summary>Whether anything is asked for beyond the default list.</summary>
    public bool Asks { get; private set; }

    /// <summary>Whether more is asked for than nearly all rows satisfy.</summary>
    public bool Choosy
    {
        get;
        private set
        {
            field = value;
            Asks |= value;
        }
    }

    /// <summary>Adds a default condition, which holds unless the caller asks for something else.</summary>
    public void AddUsual(string sql) => _sql.Append(" and ").Append(sql);

    /// <summary>Adds a condition without a value.</summary>
    public void Add(string sql)
    {
        Asks = true;
        AddUsual(sql);
    }

    /// <summary>Adds a condition with one value, for which <c>{0}</c> stands, if the value is given.</summary>
    public void Add(string sql, object? value)
    {
        if (value is not null)
        {
            Choosy = true;
            Add(string.Format(CultureInfo.InvariantCulture, sql, Parameter(value)));
        }
    }

    /// <summary>Requires that the column holds one of the values, or one of the usual ones if none are given.</summary>
    public void AnyOf(string column, IReadOnlyList<string>? values, IReadOnlyList<string>? usual = null)
    {
        Choosy |= values is { Count: > 0 };
        if ((values ?? usual) is { Count: > 0 } any)
        {
            AddUsual($"{column} in ({string.Join(", ", any.Select(Parameter))})");
        }
    }

    /// <summary>
    /// Requires that the column holds one of the requested values and none of the refused ones; an unknown value is not
    /// a refused one.
    /// </summary>
    public void Match(string column, Terms? terms)
    {
        AnyOf(column, terms?.Any);
        if (terms is { None.Count: > 0 })
        {
            Add($"({column} is null or {column} not in ({string.Join(", ", terms.None.Select(Parameter))}))");
        }
    }

    /// <summary>
    /// Requires that the article's language is in one of the requested ranges and in none of the refused ones, by basic
    /// filtering (RFC 4647, section 3.3.1). An unknown language is in none.
    /// </summary>
    public void Languages(Terms? terms)
    {
        if (terms is { Any.Count: > 0 })
        {
            Choosy = true;
            var ranges = terms.Any.Select(LanguageRange.Of).ToList();
            if (ranges.TrueForAll(range => !range.IsAny))
            {
                // An index holds the first subtags, in the order of publication.
                var primary = ranges.Select(range => range.Primary).Distinct().Select(Parameter);
                Add($"{LanguageRange.PrimarySql} in ({string.Join(", ", primary)})");
            }

            if (ranges.Exists(range => !range.IsPrimary))
            {
                Add($"({LanguagesSql(ranges)})");
            }
        }

        if (terms is { None.Count: > 0 })
        {
            Add($"(a.language is null or not ({LanguagesSql(terms.None.Select(LanguageRange.Of))}))");
        }
    }

    private string LanguagesSql(IEnumerable<LanguageRange> ranges) =>
        string.Join(" or ", ranges.Select(range => range.Sql(Parameter)));

    /// <summary>
    /// Requires that a resource of this noun, by id or slug, is among those that <paramref name="sql"/> reaches;
    /// <c>{0}</c> in it stands for the list of ids.
    /// </summary>
    /// <param name="byName">Whether its name identifies it, too.</param>
    public void Refer(string noun, string sql, Terms? terms, bool byName = false)
    {
        if (terms is { Any.Count: > 0 })
        {
            Choosy = true;
            Narrow |= noun != "publisher";
            Add(string.Format(CultureInfo.InvariantCulture, sql, Ids(noun, terms.Any, byName)));
        }

        if (terms is { None.Count: > 0 })
        {
            var refused = string.Format(CultureInfo.InvariantCulture, sql, Ids(noun, terms.None, byName));
            Add($"not coalesce({refused}, false)");
        }
    }

    /// <summary>Requires this article.</summary>
    public void Is(Address article)
    {
        (Narrow, Choosy) = (true, true);
        Add($"a.id = {Id("article", article)}");
    }

    /// <summary>
    /// Requires a resource like <see cref="Refer"/>, if a table <c>x</c> holds its rows in the order of publication.
    /// The first such filter that asks for one resource leads: its index is walked, so that a page costs the same
    /// whether that resource has ten rows or a million. A name identifies a resource, too.
    /// </summary>
    public void Lead(string noun, string column, string join, string sql, Terms? terms, bool repeats = false)
    {
        if (leads && _lead is null && terms is { Any: [var one] })
        {
            Choosy = true;
            _lead = join;
            Repeats = repeats;
            Narrow = true;
            Add($"x.{column} = {IdOf(noun, one, byName: true)}");
            terms = terms with { Any = [] };
        }

        Refer(noun, sql, terms, byName: true);
    }

    /// <summary>
    /// Requires that every one of the resources, by id, slug or name, is among those that <paramref name="sql"/>
    /// reaches.
    /// </summary>
    public void ReferAll(string noun, string sql, Terms? terms)
    {
        Choosy |= terms is { Any.Count: > 0 };
        foreach (var term in terms?.Any ?? [])
        {
            Add(string.Format(CultureInfo.InvariantCulture, sql, IdOf(noun, term, byName: true)));
        }

        Refer(noun, sql, terms is null ? null : terms with { Any = [] }, byName: true);
    }

    /// <summary>
    /// Returns the place of a resource of this noun, whose id is in the column, among those named by id or slug; null
    /// for another.
    /// </summary>
    public string PlaceOf(string noun, string column, IReadOnlyList<string> terms) =>
        $"case {column} {string.Concat(terms.Select((term, place) => $"when {IdOf(noun, term)} then {place} "))}end";

    private string Ids(string noun, IReadOnlyList<string> terms, bool byName) =>
        string.Join(", ", terms.Select(term => IdOf(noun, term, byName)));

    /// <summary>
    /// Returns the id of a resource of this noun, by id or slug, as SQL; 0 if the term cannot name any.
    /// </summary>
    /// <param name="byName">
    /// Whether its name, as written or in another spelling, identifies it if no id or slug does.
    /// </param>
    public string IdOf(string noun, string term, bool byName = false)
    {
        var address = Address.Parse(term) is { } found ? Id(noun, found) : "null";
        var name = byName && SourceText.TryNormalise(term, out var text, out _) ? IdByName(noun, text) : "null";
        return $"coalesce({address}, {name}, 0)";
    }

    private string IdByName(string noun, string name)
    {
        var key = Parameter(noun == "speaker" ? NameKey.Of(name) : NameIdentity.Of(name));
        return noun == "speaker"
            ? $"(select k.speaker_id from speaker_keys k where k.join_key = {key})"
            : $"(select k.target_id from name_keys k where k.noun = '{noun}' and k.join_key = {key})";
    }

    private string Id(string noun, Address address)
    {
        var value = Parameter((object?)address.Slug ?? address.Id);
        return address.IdSql(noun, value, value);
    }

    /// <summary>Adds a value, and returns the name of its parameter.</summary>
    public string Parameter(object value)
    {
        var name = $"@{prefix}{Parameters.ParameterNames.Count()}";
        Parameters.Add(name, value);
        return name;
    }
}
