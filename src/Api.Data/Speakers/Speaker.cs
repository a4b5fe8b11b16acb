using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Api.Content.Quotes;
using Api.Data.Lists;

namespace Api.Data.Speakers;

/// <summary>A named person, organisation, group or issuer of a document who is quoted: one across all articles.</summary>
public sealed record Speaker : Named
{
    public required SpeakerKind Kind { get; init; }

    /// <summary>Whether a person has `confirmed` that all these quotes are of one speaker, or it is `assumed` from the name.</summary>
    public required SpeakerIdentity Identity { get; init; }

    /// <summary>Other names under which articles quote them.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>What articles say of them, with the dates of the first and last article that does.</summary>
    public required IReadOnlyList<Descriptor> Descriptors { get; init; }

    /// <summary>Addresses that identify them elsewhere (schema.org `sameAs`).</summary>
    public required IReadOnlyList<string> SameAs { get; init; }

    /// <summary>Their direct and mixed quotes in published articles.</summary>
    public required int QuoteCount { get; init; }

    /// <summary>The date of the first article that quotes them, as precisely as it is known.</summary>
    public required string? FirstQuotedOn { get; init; }

    /// <summary>The date of the last article that quotes them, as precisely as it is known.</summary>
    public required string? LastQuotedOn { get; init; }

    [JsonPropertyOrder(1)]
    public SpeakerLinks Links => new($"/v1/speakers/{Id}", $"/v1/quotes?speaker={Id}", $"/v1/articles?speaker={Id}");
}

/// <summary>Words that describe a speaker, as written.</summary>
/// <param name="Text">As the article has it: `Republican US Senator`.</param>
/// <param name="FirstOn">The date of the first article that says so.</param>
/// <param name="LastOn">The date of the last article that says so.</param>
public sealed record Descriptor(string Text, string? FirstOn, string? LastOn);

/// <summary>How a speaker's identity is known.</summary>
public enum SpeakerIdentity
{
    Assumed,
    Confirmed,
}

/// <summary>Addresses, relative to the root.</summary>
public sealed record SpeakerLinks(string Self, string Quotes, string Articles);

/// <summary>Which speakers to list. Only those whom a published article quotes are shown.</summary>
public sealed record SpeakerFilter : NameFilter
{
    /// <summary>What the speaker is.</summary>
    public Choices<SpeakerKind>? Kind { get; init; }

    /// <summary>How the identity is known.</summary>
    public Choices<SpeakerIdentity>? Identity { get; init; }

    /// <summary>At least so many direct and mixed quotes in published articles.</summary>
    [Range(0, int.MaxValue)]
    public WholeNumber? MinQuotes { get; init; }

    /// <summary>Sort key; a leading `-` means descending.</summary>
    [AllowedValues("name", "-name", "articleCount", "-articleCount", "quoteCount", "-quoteCount"), DefaultValue("name")]
    public override string? Sort { get; init; }

    internal override Order Order => Sort switch
    {
        "quoteCount" => new("n.quote_count", "n.id", Descending: false),
        "-quoteCount" => new("n.quote_count", "n.id", Descending: true),
        _ => base.Order,
    };

    internal override Conditions Conditions(string noun)
    {
        var where = base.Conditions(noun);
        where.AnyOf("n.kind", Kind?.Any);
        where.AnyOf("n.identity", Identity?.Any);
        where.Add("n.quote_count >= {0}", MinQuotes?.Value);
        return where;
    }
}

/// <summary>Reads speakers.</summary>
public sealed class SpeakerQueries(Database database) : NameQueries<Speaker>(database, "speaker", "speakers", VisibleSql, Columns)
{
    private const string Lists = "join speaker_lists l on l.speaker_id = n.id";

    private static readonly Columns Columns = new(
        Always,
        new("name", "n.name"), new("kind", "n.kind"), new("identity", "n.identity"), new("aliases", "l.aliases", Lists), new("descriptors", "l.descriptors", Lists),
        new("sameAs", "n.same_as"), new("quoteCount", "n.quote_count"), new("articleCount", "n.article_count"),
        new("firstQuotedOn", "l.first_quoted_on", Lists), new("lastQuotedOn", "l.last_quoted_on", Lists));

    // Whoever is named beside any quote has an address, also where that quote is not listed by default.
    internal const string VisibleSql =
        "n.merged_into is null and exists (select 1 from quote_speakers x join articles a on a.id = x.article_id where x.speaker_id = n.id and a.status = 'published')";
}
