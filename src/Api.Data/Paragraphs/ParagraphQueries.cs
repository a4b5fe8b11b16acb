using Api.Data.Articles;

namespace Api.Data.Paragraphs;

/// <summary>Reads paragraphs.</summary>
public sealed class ParagraphQueries(Database database) : PartQueries<Paragraph>(database, "paragraphs", "paragraph_search", "number",
    """
    r.id, r.article_id, r.number, r.kind, r.level, r.text, r.marks, r.word_count, r.text_hash, l.quote_ids
    """,
    """
    join paragraph_lists l on l.paragraph_id = r.id
    """);
