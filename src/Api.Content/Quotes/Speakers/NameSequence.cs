using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// The names and pronouns of an article outside quotations, in reading order, with the speakers that they stand for as
/// far as these are known by now.
/// </summary>
/// <param name="sentences">The ends of the sentences of each paragraph.</param>
internal sealed class NameSequence(
    List<NameMention> mentions,
    IReadOnlyList<List<int>> sentences,
    KnownSpeakers known)
{
    /// <summary>
    /// The number of names that a pronoun looks back. It keeps a paragraph of nothing but pronouns linear.
    /// </summary>
    public const int NamesBack = 40;

    public List<NameMention> Mentions => mentions;

    /// <summary>The speaker that each of them stands for; null if nobody knows.</summary>
    public KnownSpeaker?[] Speakers { get; } =
        mentions.Select(m => m.IsPronoun ? null : known.Likeliest(m)).ToArray();

    /// <summary>The index of the name that leads the sentence before the mention in its paragraph.</summary>
    public int? Led(SourceMention source)
    {
        var before = FirstAt(source.Paragraph, source.MentionStart);
        for (var i = before - 1; i >= 0 && before - i <= NamesBack && Mentions[i].Paragraph == source.Paragraph; i--)
        {
            if (Mentions[i] is { Leads: true, IsPronoun: false })
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the organisation in this paragraph or the previous one that last led a sentence, else that last acted in
    /// one.
    /// </summary>
    public KnownSpeaker? OrganisationBefore(SourceMention source, Predicate<KnownSpeaker>? among = null) =>
        Organisation(source, among, n => n.Leads) ?? Organisation(source, among, n => n.Acts);

    private KnownSpeaker? Organisation(
        SourceMention source,
        Predicate<KnownSpeaker>? among,
        Predicate<NameMention> stands)
    {
        var before = FirstAt(source.Paragraph, source.MentionStart);
        for (var i = before - 1; i >= 0
            && before - i <= NamesBack
            && Mentions[i].Paragraph >= source.Paragraph - 1; i--)
        {
            if (Mentions[i].Kind == SpeakerKind.Organisation
                && stands(Mentions[i])
                && Speakers[i] is { } organisation
                && among?.Invoke(organisation) != false)
            {
                return organisation;
            }
        }

        return null;
    }

    /// <summary>Counts the sentences of the paragraph that end before a place.</summary>
    public int SentenceAt(int paragraph, int place)
    {
        var index = sentences[paragraph].BinarySearch(place);
        return index < 0 ? ~index : index + 1;
    }

    /// <summary>Returns the beginning of a sentence of a paragraph.</summary>
    public int SentenceStart(int paragraph, int sentence) => sentence == 0 ? 0 : sentences[paragraph][sentence - 1];

    /// <summary>Returns the index of the first name at or after a place.</summary>
    public int FirstAt(int paragraph, int start) => FirstAt(mentions, paragraph, start);

    /// <inheritdoc cref="FirstAt(int, int)"/>
    public static int FirstAt(List<NameMention> names, int paragraph, int start)
    {
        var (low, high) = (0, names.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((names[middle].Paragraph, names[middle].Start).CompareTo((paragraph, start)) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
