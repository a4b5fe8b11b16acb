using System.Text.Json;
using Api.Content.Quotes;
using Api.Content.Text;

namespace Api.Data.Speakers;

/// <summary>A speaker before it is changed or merged.</summary>
internal sealed record FoundSpeaker
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required SpeakerKind Kind { get; init; }

    public required SpeakerIdentity Identity { get; init; }

    /// <summary>The aliases that a person listed; null if nobody did.</summary>
    public required IReadOnlyList<string>? Aliases { get; init; }

    public required IReadOnlyList<string> ShownAliases { get; init; }

    public required IReadOnlyList<string> SameAs { get; init; }

    public required int Version { get; init; }

    public object Row => new
    {
        Id,
        Name,
        Key = NameKey.Of(Name),
        Kind = EnumText.Of(Kind),
        Identity = EnumText.Of(Identity),
        Aliases = Aliases is null ? null : JsonSerializer.Serialize(Aliases, Json.Options),
        SameAs = JsonSerializer.Serialize(SameAs, Json.Options),
    };

    public bool Shows(FoundSpeaker other) =>
        (Slug, Name, Kind, Identity) == (other.Slug, other.Name, other.Kind, other.Identity)
            && ShownAliases.SequenceEqual(other.ShownAliases)
            && SameAs.SequenceEqual(other.SameAs);

    /// <summary>
    /// Returns the aliases that a person listed for one of the two, and the other's names; null if nobody listed any.
    /// </summary>
    public IReadOnlyList<string>? AliasesWith(FoundSpeaker merged) =>
        Aliases is null && merged.Aliases is null
            ? null
            : [
                .. (Aliases ?? ShownAliases)
                    .Concat(merged.Aliases ?? [])
                    .Append(merged.Name)
                    .Distinct()
                    .Where(alias => alias != Name),
            ];

    private const string FindSql = """
        select s.id, s.slug, s.name, s.kind, s.identity, s.aliases, l.aliases as shown_aliases, s.same_as, s.version
        from speakers s
        join speaker_lists l on l.speaker_id = s.id
        """;

    public static Task<FoundSpeaker?> FindAsync(Session session, Address address) =>
        session.QueryFirstOrDefaultAsync<FoundSpeaker>($"{FindSql} where s.id = {address.IdSql("speaker")}", address);
}
