using Api.Content.Articles;

namespace Api.Data.Images;

/// <summary>The row of an image, a member a column.</summary>
internal sealed record ImageRow
{
    private const string NoMetadata = "{}";

    private static readonly string[] OfPlace =
        [nameof(Id), nameof(ArticleId), nameof(Position), nameof(AfterParagraph), nameof(Role), nameof(Revision)];

    public static readonly string InsertSql = RowSql<ImageRow>.Insert("images", nameof(Id));

    public static readonly string ListSql = $"""
        select {RowSql<ImageRow>.Columns}
        from images
        where article_id = @ArticleId and removed_in is null
        order by position
        """;

    /// <summary>Takes everything that it says away.</summary>
    public static readonly string EraseSql =
        $"{RowSql<ImageRow>.Clear(RowSql<ImageRow>.Members.Except([.. OfPlace, nameof(Metadata)]))}, "
            + $"metadata = '{NoMetadata}'";

    /// <summary>Replaces everything that it says.</summary>
    public static readonly string CorrectSql = RowSql<ImageRow>.Update("images", OfPlace);

    public long? Id { get; init; }

    public long ArticleId { get; init; }

    public int Position { get; init; }

    public int? AfterParagraph { get; init; }

    public string Role { get; init; } = "";

    public int Revision { get; init; }

    public required string? Caption { get; init; }

    public required string? Credit { get; init; }

    public required string? Raw { get; init; }

    public required string? Url { get; init; }

    public required string? Creator { get; init; }

    public required string? Copyright { get; init; }

    public required string? License { get; init; }

    public required string? Alt { get; init; }

    public required int? Width { get; init; }

    public required int? Height { get; init; }

    public required string? MediaType { get; init; }

    public required DateTimeOffset? TakenAt { get; init; }

    public required string? Location { get; init; }

    public required string? Sha256 { get; init; }

    public required string Metadata { get; init; }

    /// <summary>Returns the image as far as it is recognised, with its words as they now are.</summary>
    public ParsedImage Shown() =>
        new(Caption, Credit, AfterParagraph, Raw) { Alt = Alt, Creator = Creator, Url = Url, Sha256 = Sha256 };

    /// <summary>The image without its ids and its place: all that it says by itself.</summary>
    public ImageRow Said() => this with
    {
        Id = null,
        ArticleId = 0,
        Position = 0,
        AfterParagraph = null,
        Role = "",
        Revision = 0,
    };

    public static ImageRow Of(ParsedImage image) => new()
    {
        Caption = image.Caption,
        Credit = image.Credit,
        Raw = image.Raw,
        Url = image.Url,
        Creator = image.Creator,
        Copyright = image.Copyright,
        License = image.License,
        Alt = image.Alt,
        Width = image.Width,
        Height = image.Height,
        MediaType = image.MediaType,
        TakenAt = Instants.Kept(image.TakenAt),
        Location = image.Location,
        Sha256 = image.Sha256,
        Metadata = image.Metadata ?? NoMetadata,
    };
}
