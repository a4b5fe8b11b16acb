using Api.Content.Articles;
using Api.Data.Images;

namespace Api.Data.Articles;

/// <summary>Adds pictures to articles, and corrects the words of their images.</summary>
internal sealed partial class ArticleTransaction
{
    private const string ImageSql = """
        select i.id
        from images i
        where i.article_id = @Id and i.sha256 = @Sha256 and i.removed_in is null
        order by i.position limit 1
        """;

    public async Task<Edited> AddPictureAsync(Address address, IfMatch ifMatch, ParsedImage picture)
    {
        var (stored, missed) = await _storedArticles.FindLivingAsync(address, ifMatch);
        if (stored is null)
        {
            return missed!;
        }

        var article = await _storedArticles.ReadAsync(stored, Stored);
        var images = Pictures.On(Changed(article, stored.Edits).Article!, stored.Pictures).Images;
        var result = Pictures.IndexOf(images, picture) switch
        {
            -1 => EditResult.Created,
            var i when images[i].Sha256 != picture.Sha256 => EditResult.Updated,
            _ => EditResult.Unchanged,
        };
        if (result == EditResult.Created && images.Count >= ArticleReader.MaxImages)
        {
            return new(
                EditResult.Refused,
                stored.Id,
                new(
                    RefusalKind.Unacceptable,
                    $"The article has {images.Count} images; the limit is {ArticleReader.MaxImages}.",
                    []));
        }

        var kept = stored.Kept with { Pictures = Pictures.With(stored.Pictures, picture) };
        if (result != EditResult.Unchanged
            && await StandAsync(Stands(stored, article, kept)) is { Refusal: { } refusal })
        {
            return new(EditResult.Refused, stored.Id, refusal);
        }

        var image = await session.ExecuteScalarAsync<long>(ImageSql, new { stored.Id, picture.Sha256 });
        log.Did(new("add", "image", image, After: new { Article = stored.Id }));
        return new(result, image);
    }

    private const string FindImageSql = "select id, article_id, removed_in from images where id = @Id";

    public async Task<Edited> EditImageAsync(Address address, IfMatch ifMatch, ImagePatch patch)
    {
        var (id, articleId, removedIn) =
            await session.QueryFirstOrDefaultAsync<(long, long, int?)>(FindImageSql, address);
        if (id == 0 || removedIn is not null)
        {
            return new(id == 0 ? EditResult.Missing : EditResult.Gone, id);
        }

        var (stored, missed) = await _storedArticles.FindLivingAsync(new Address(articleId, null), ifMatch);
        if (stored is null)
        {
            return missed! with { Id = id };
        }

        var words = ImageWords.Read(patch.Given, out var refusal);
        if (refusal is not null)
        {
            return new(EditResult.Refused, id, refusal);
        }

        var rows = (await session.QueryAsync<ImageRow>(ImageRow.ListSql, new { ArticleId = articleId })).ToList();
        var row = rows.First(row => row.Id == id).Shown();
        var stands = ImageWords.Of(row);
        var changed = words.Where(word => word.Value != stands[word.Key]).ToDictionary();
        if (changed.Count == 0)
        {
            return new(EditResult.Unchanged, id);
        }

        var article = await _storedArticles.ReadAsync(stored, Stored);
        var read = Pictures.On(Changed(article, stored.Edits).Article!, stored.Pictures).Images;
        var (shown, ids) = ImageCorrections.On(read, stored.ImageCorrections);
        var index = ArticleImageWriter.KeptIds(rows, shown, ids).IndexOf(id);
        // Another version of the program may have read more of it, or less.
        index = index < 0 ? ImageCorrections.OnlyIndexOf(read, row) : index;
        if (index < 0)
        {
            return new(
                EditResult.Refused,
                id,
                new(
                    RefusalKind.Conflict,
                    "This version of the program reads the article's source without this image: read it again.",
                    []));
        }

        var kept = stored.Kept with
        {
            ImageCorrections = ImageCorrections.With(stored.ImageCorrections, read, (id, index), changed),
        };
        var saved = await StandAsync(Stands(stored, article, kept));
        if (saved.Refusal is not null)
        {
            return new(EditResult.Refused, id, saved.Refusal);
        }

        log.Did(new("update", "image", id, new { Article = articleId }));
        return new(EditResult.Updated, id);
    }
}
