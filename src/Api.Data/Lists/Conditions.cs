using System.Globalization;
using System.Text;
using Api.Content.Text;
using Dapper;

namespace Api.Data.Lists;

/// <summary>
/// What rows must satisfy. A filter that is not given leaves no trace in the statement, so that an index serves the
/// others; values are always parameters.
/// </summary>
/// <param name="leads">
/// Whether the index of a filter may lead; else what is found by other means is only held against it.
/// </param>
/// <param name="prefix">Begins the names of the parameters.</param>
/// <param name="shared">The parameters to which its own are added, where one command has several conditions.</param>
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
    /// The table by whose index the list is walked, joined to those of the statement; empty for none.
    /// </summary>
    public string Join => _lead ?? "";

    public bool Led => _lead is not null;

    /// <summary>
    /// Whether something is named that few rows belong to, so that an index finds them. A publisher may have them all.
    /// </summary>
    public bool Narrow { get; private set; }

    /// <summary>Whether the join gives a row more than once.</summary>
    public bool Repeats { get; private set; }

    /// <summary>Whether anything is asked for beside what everybody is shown.</summary>
    public bool Asks { get; private set; }

    /// <summary>Whether more is asked for than what holds for nearly all rows.</summary>
    public bool Choosy
    {
        get;
        private set
        {
            field = value;
            Asks |= value;
        }
    }

    /// <summary>Adds what everybody is shown unless they ask for something else.</summary>
    public void AddUsual(string sql) => _sql.Append(" and ").Append(sql);

    /// <summary>Adds a condition without a value.</summary>
    public void Add(string sql)
    {
        Asks = true;
        AddUsual(sql);
    }

    /// <summary>Adds a condition with one value, which <c>{0}</c> stands for, when the value is given.</summary>
    public void Add(string sql, object? value)
    {
        if (value is not null)
        {
            Choosy = true;
            Add(string.Format(CultureInfo.InvariantCulture, sql, Parameter(value)));
        }
    }

    /// <summary>The column holds one of the values, or of those that are usual when none are asked for.</summary>
    public void AnyOf(string column, IReadOnlyList<string>? values, IReadOnlyList<string>? usual = null)
    {
        Choosy |= values is { Count: > 0 };
        if ((values ?? usual) is { Count: > 0 } any)
        {
            AddUsual($"{column} in ({string.Join(", ", any.Select(Parameter))})");
        }
    }

    /// <summary>
    /// The column holds one of the values that are asked for and none of those that are refused; an unknown one is not
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
    /// The article's language is in one of the ranges that are asked for and in none of those that are refused, by
    /// basic filtering (RFC 4647, section 3.3.1). An unknown language is in none.
    /// </summary>
    public void Languages(Terms? terms)
    {
        if (terms is { Any.Count: > 0 })
        {
            Choosy = true;
            var ranges = terms.Any.Select(LanguageRange.Of).ToList();
            if (ranges.TrueForAll(range => !range.IsAny))
            {
                // An index has the first subtags, in the order of publication.
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
    /// A resource of this noun, by id or slug, is among those that <paramref name="sql"/> reaches; <c>{0}</c> in it
    /// stands for the list of ids.
    /// </summary>
    /// <param name="byName">Whether its name names it, too.</param>
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

    /// <summary>The article is this one.</summary>
    public void Is(Address article)
    {
        (Narrow, Choosy) = (true, true);
        Add($"a.id = {Id("article", article)}");
    }

    /// <summary>
    /// As <see cref="Refer"/>, for what a table <c>x</c> holds in the order of publication. The first such filter that
    /// asks for one resource leads: its index is walked, so that a page costs the same whether that resource has ten
    /// rows or a million. A name names one, too.
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
    /// Every one of the resources, by id, slug or name, is among those that <paramref name="sql"/> reaches.
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
    /// The place of a resource of this noun, whose id is in the column, among those that are named by id or slug; null
    /// for another.
    /// </summary>
    public string PlaceOf(string noun, string column, IReadOnlyList<string> terms) =>
        $"case {column} {string.Concat(terms.Select((term, place) => $"when {IdOf(noun, term)} then {place} "))}end";

    private string Ids(string noun, IReadOnlyList<string> terms, bool byName) =>
        string.Join(", ", terms.Select(term => IdOf(noun, term, byName)));

    /// <summary>The id of a resource of this noun, by id or slug, as SQL; 0 for what cannot name any.</summary>
    /// <param name="byName">
    /// Whether its name, as written or in another spelling, names it where no id or slug does.
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

    /// <summary>A value, as the name of a parameter.</summary>
    public string Parameter(object value)
    {
        var name = $"@{prefix}{Parameters.ParameterNames.Count()}";
        Parameters.Add(name, value);
        return name;
    }
}
