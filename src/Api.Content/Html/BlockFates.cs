using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>Decides what becomes of each block of a page, after the body is found.</summary>
internal static class BlockFates
{
    private const int LongestField = 200;

    /// <param name="captions">The numbers of the blocks whose words are those of the article's pictures.</param>
    public static WordFate[] Of(
        HtmlBlocks page,
        HtmlArticle article,
        HtmlHead head,
        IReadOnlySet<int> captions)
    {
        var fates = new WordFate[page.Blocks.Count];
        foreach (var i in article.Body)
        {
            fates[i] = WordFate.Body;
        }

        foreach (var i in article.Body.Where(i => page.Blocks[i] is { Kind: ParagraphKind.Table, Caption: null }))
        {
            KeepCaption(page, page.Blocks[i], fates);
        }

        if (article.Title >= 0 && fates[article.Title] == WordFate.Undecided)
        {
            fates[article.Title] = WordFate.Title;
        }

        foreach (var i in captions.Where(i => i != article.Title))
        {
            fates[i] = WordFate.Caption;
        }

        for (var i = 0; i < fates.Length; i++)
        {
            if (fates[i] == WordFate.Undecided)
            {
                fates[i] = article.RemovedAs(i) switch
                {
                    WordFate.Undecided => Left(page.Blocks[i], i, article, head),
                    WordFate.OtherPicture when IsOfBody(i, article) => WordFate.Picture,
                    var removed => removed,
                };
            }
        }

        return fates;
    }

    /// <summary>Keeps the caption of a table, which may be its figure's.</summary>
    private static void KeepCaption(HtmlBlocks page, HtmlBlock table, WordFate[] fates)
    {
        var figure = table.Box.Up(box => box.Name == "figure");
        for (var i = figure?.First ?? 0; i < (figure?.End ?? 0); i++)
        {
            if (page.Blocks[i].Box.Role == BoxRole.Caption)
            {
                fates[i] = WordFate.Caption;
                return;
            }
        }
    }

    /// <summary>Decides about a block that is not named anything beside an article.</summary>
    private static WordFate Left(HtmlBlock block, int i, HtmlArticle article, HtmlHead head)
    {
        if (IsField(block, head))
        {
            return WordFate.Field;
        }

        var isWithin = article.Holder?.Has(i) == true && i > article.Title;
        if (!isWithin && RunningText.Weight(block) == 0)
        {
            return WordFate.Outside;
        }

        if (article.Body.Count == 0 || i < article.Body[0])
        {
            return WordFate.Head;
        }

        return i > article.Body[^1] ? WordFate.Tail : WordFate.Promo;
    }

    /// <summary>Whether it is a caption between the title and the end of the body.</summary>
    private static bool IsOfBody(int i, HtmlArticle article)
    {
        var isBefore = article.Body is [.., var last] && i > article.Title && i < last;
        return isBefore && (i > article.Body[0] || article.Holder?.Has(i) == true);
    }

    private static bool IsField(HtmlBlock block, HtmlHead head) =>
        head.Shows(block.Text)
            || (block.Text.Length <= LongestField
                && head.Article.Authors.Any(author => block.Text.Contains(author, StringComparison.Ordinal)));
}
