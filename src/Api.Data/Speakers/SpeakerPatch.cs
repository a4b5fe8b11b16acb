using System.Diagnostics.CodeAnalysis;
using Api.Content.Quotes;
using Api.Data.Articles;
using Api.Data.Names;

namespace Api.Data.Speakers;

/// <summary>A person's changes to a speaker; an absent member stays as it is.</summary>
public sealed record SpeakerPatch : IBody
{
    private const int MostItems = 100;

    /// <summary>
    /// The name. A new one gives a new slug, and the old ones still lead here; articles that use either name quote this
    /// speaker.
    /// </summary>
    [DisallowNull]
    public string? Name { get; init; }

    /// <summary>Kind of speaker.</summary>
    [DisallowNull]
    public SpeakerKind? Kind { get; init; }

    /// <summary>
    /// All other names, replacing those that articles give; null to return to those. Articles that use one of them
    /// quote this speaker, unless it is one word of a person's name.
    /// </summary>
    public IReadOnlyList<string>? Aliases
    {
        get;
        init
        {
            field = value;
            AliasesGiven = true;
        }
    }

    /// <summary>Whether the member is present: null is a value, too.</summary>
    internal bool AliasesGiven { get; private init; }

    /// <summary>Addresses that identify the speaker elsewhere, absolute, http or https.</summary>
    [DisallowNull]
    public IReadOnlyList<string>? SameAs { get; init; }

    /// <summary>`confirmed`: all these quotes are of one speaker.</summary>
    [DisallowNull]
    public SpeakerIdentity? Identity { get; init; }

    /// <summary>Returns the patch with its texts as they are kept, or the reason why it is not valid.</summary>
    internal (SpeakerPatch Patch, Edited? Refused) Checked(long id)
    {
        Edited? refused = null;
        var patch = this with { Name = Line(Name, "/name")!, SameAs = Lines(SameAs, "/sameAs")! };
        patch = AliasesGiven ? patch with { Aliases = Lines(Aliases, "/aliases") } : patch;
        foreach (var (i, url) in (refused is null ? SameAs ?? [] : []).Index())
        {
            Refuse(!PatchedText.IsUrl(url), $"/sameAs/{i}", PatchedText.NoUrl);
        }

        return (patch, refused);

        List<string>? Lines(IReadOnlyList<string>? values, string pointer)
        {
            Refuse(values?.Count > MostItems, pointer, $"at most {MostItems} are taken");
            return values is null || refused is not null
                ? null
                : [.. values.Select((value, i) => Line(value, $"{pointer}/{i}")).OfType<string>().Distinct()];
        }

        string? Line(string? value, string pointer)
        {
            if (value is null)
            {
                return null;
            }

            Refuse(!PatchedText.TryLine(value, out var text, out var fault), pointer, fault ?? "");
            return text;
        }

        void Refuse(bool isWrong, string pointer, string detail) =>
            refused ??= isWrong ? Edited.Refuse(id, pointer, detail) : null;
    }
}

/// <summary>The target of a merge of a speaker.</summary>
public sealed record SpeakerMerge : IBody
{
    /// <summary>The id of the speaker that stays.</summary>
    public required long Into { get; init; }
}
