using Api.Data.Packing;

namespace Api.Data.Exports;

/// <summary>
/// A whole database as NDJSON. The first line is <c>{"export":{"version":8,"exportedAt":"…"}}</c>, the last
/// <c>{"end":{"rows":1234,"sha256":"…"}}</c>, with the number of rows between them and the hash of all bytes before it,
/// in hexadecimal; each line between is one row, as <c>{"table":{"column":value,…}}</c>, tables in the order in which
/// rows refer to each other, columns by name. Instants are RFC 3339 text in UTC, lists and documents JSON in text,
/// bytes <c>{"base64":"…"}</c>: the same on every database, so that any can restore another's export. So everything is
/// in it: ids and slugs, also old ones, every revision and source, people's corrections, tombstones, changes, keys
/// (their hashes alone), and the log of erasures.
/// </summary>
public static class ExportFormat
{
    /// <summary>
    /// The version, which grows when an older program could not restore a newer export. Older versions are restored,
    /// too. 2: quotes have rules. 3: articles have pictures. 4: the last line. 5: the structure of paragraphs, and
    /// everything that readers left out. 6: people's words about images, and two more types of sources.
    /// 7: speakers of one word who are joined to a bearer of the surname. 8: the quotes that removed ones became.
    /// 9: edits of quotations.
    /// </summary>
    public const int Version = 9;

    /// <summary>The first version whose exports end with a line that vouches for them.</summary>
    internal const int FirstWithEnd = 4;

    internal const string Header = "export";
    internal const string End = "end";
    internal const string Bytes = "base64";

    /// <summary>
    /// The lines of the log of erasures, each <c>{"erasures":{"record":"…"}}</c>: with the key, because without it
    /// erased content could come back to the restored database.
    /// </summary>
    internal const string Erasures = "erasures";

    internal const string Record = "record";

    /// <summary>The tables, and the order of their rows: a row comes after the rows that it refers to.</summary>
    internal static readonly IReadOnlyList<(string Table, string Order)> Tables =
    [
        ("keys", "id"),
        ("publishers", "merged_into is not null, id"),
        ("authors", "merged_into is not null, id"),
        ("tags", "merged_into is not null, id"),
        ("name_keys", "noun, join_key"),
        ("name_turns", "noun, target_id"),
        ("speakers", "merged_into is not null, id"),
        ("speaker_keys", "join_key"),
        ("articles", "id"),
        ("slugs", "noun, slug"),
        ("article_identifiers", "id"),
        ("sources", "article_id, revision"),
        ("revisions", "article_id, revision"),
        ("article_authors", "article_id, position"),
        ("article_tags", "article_id, position"),
        ("article_left_out", "article_id, kind"),
        ("paragraphs", "id"),
        ("quotes", "id"),
        ("quote_edits", "id"),
        ("quote_speakers", "quote_id, position"),
        ("speaker_names", "article_id, speaker_id, kind, text"),
        ("images", "id"),
        ("surname_joins", "speaker_id"),
        ("surname_turns", "publisher_id, surname, published_on"),
        ("changes", "seq"),
        ("timelines", "number"),
        ("acts", "id"),
        ("erased_marks", "mark"),
    ];

    /// <summary>
    /// The columns that are computed from others, and so are not in an export. Neither are the tables of the search
    /// index.
    /// </summary>
    internal static readonly IReadOnlyList<string> Derived = ["sureness", "name_words", "name_stem", "surname"];

    /// <summary>
    /// Returns the kind of texts in a table that are packed in the database, and whole in an export; null for none.
    /// </summary>
    internal static TextKind? TextsOf(string table) => table switch
    {
        "sources" => TextKind.Source,
        "revisions" => TextKind.State,
        _ => null,
    };

    /// <summary>Whether this is the first line of an export.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line) => line.TrimStart("\uFEFF \t"u8).StartsWith("{\"export\":"u8);
}
