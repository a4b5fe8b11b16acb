namespace Api.Tests.Mutations;

/// <summary>A small source to mutate, and the way in that reads it.</summary>
/// <param name="Text">Its characters; of a picture, each is a byte.</param>
internal sealed record Piece(PieceKind Kind, string Text);

/// <summary>The ways in, by the sources that come through them.</summary>
internal enum PieceKind
{
    /// <summary>A web page or a piece of one.</summary>
    Html,

    /// <summary>An article as JSON.</summary>
    Json,

    /// <summary>A JSON Merge Patch of an article.</summary>
    Patch,

    Markdown,

    Text,

    /// <summary>RSS, Atom or an export of WordPress.</summary>
    Feed,

    Picture,

    /// <summary>A search query.</summary>
    Search,
}
