namespace Api.Content.Articles;

/// <summary>The place of a list item: in which list of its article, and where in that.</summary>
/// <param name="Id">
/// The number of the list in the article, from 1 in the order in which lists begin; one within another has its own.
/// Two lists that follow each other have two.
/// </param>
/// <param name="Ordered">Whether its items are numbered.</param>
/// <param name="Number">
/// The item's number: as it is counted in an ordered list, else from 1. Blocks of one item have one number.
/// </param>
/// <param name="Depth">Its nesting, from 1.</param>
public sealed record ListPlace(int Id, bool Ordered, int Number, int Depth);

/// <summary>
/// A cell of a table. The text of a table is its cells' text, joined by tabs (U+0009) within a row and by line feeds
/// (U+000A) between rows.
/// </summary>
/// <param name="Header">Whether it heads a row or a column.</param>
/// <param name="ColSpan">The number of columns that it covers, from 1.</param>
/// <param name="RowSpan">The number of rows that it covers, from 1.</param>
public sealed record TableCell(string Text, bool Header, int ColSpan, int RowSpan);

/// <summary>The origin of an embedded post, whose words are the paragraph's text.</summary>
/// <param name="Provider">The service that it was posted on, by its name or its host; null if it is not known.</param>
/// <param name="Url">Its absolute address; null if it is not known.</param>
/// <param name="Author">Its author, as the embedding prints the account; null if it prints none.</param>
public sealed record EmbeddedPost(string? Provider, string? Url, string? Author);

/// <summary>A reference from a paragraph to a footnote. It has no words in the paragraph's text.</summary>
/// <param name="Label">The label of the footnote, as printed: <c>1</c>, <c>a</c>, <c>*</c>.</param>
/// <param name="At">Its place in the text: the number of code points before it.</param>
/// <param name="AtUtf16">The number of UTF-16 code units before it.</param>
public sealed record NoteReference(string Label, int At, int AtUtf16);
