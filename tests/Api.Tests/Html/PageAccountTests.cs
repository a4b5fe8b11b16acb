using System.Text;
using System.Text.RegularExpressions;
using Api.Content.Articles;
using Api.Content.Html;
using CsCheck;

namespace Api.Tests.Html;

public sealed partial class PageAccountTests
{
    private static readonly (WordFate Fate, LeftOutKind Kind)[] Told =
    [
        (WordFate.Head, LeftOutKind.Head), (WordFate.Tail, LeftOutKind.Tail), (WordFate.Promo, LeftOutKind.Promo),
        (WordFate.Picture, LeftOutKind.Picture),
    ];

    [Fact]
    public void Every_word_of_a_page_has_one_fate() =>
        Gen.Int.Sample(
            seed =>
            {
                var page = new GeneratedPage(seed);
                var (_, account) = Counted(page.Html);

                Assert.True(account.Holds, page.Html);
                Assert.Equal(page.Words.Order(), WordsOf(account.Texts.Select(text => text.Text)));
            },
            iter: 2_000);

    [Fact]
    public void What_is_said_to_be_in_the_article_or_left_out_is() =>
        Gen.Int.Sample(
            seed =>
            {
                var page = new GeneratedPage(seed);
                var (reading, account) = Counted(page.Html);
                if (reading.Article is not { } article)
                {
                    return;
                }

                var texts = account.Texts.ToLookup(text => text.Fate, text => text.Text);
                var title = WordsOf(texts[WordFate.Title]).ToList();
                var paragraphs = article.Paragraphs.Select(paragraph => $"{paragraph.Text} {paragraph.Caption}");
                var captions = article.Images.Select(image => $"{image.Caption} {image.Credit}");
                Assert.Equal(
                    WordsOf(texts[WordFate.Body].Concat(texts[WordFate.Caption])),
                    WordsOf(paragraphs.Concat(captions)).Except(title));
                foreach (var (fate, kind) in Told)
                {
                    var told = article.LeftOut.FirstOrDefault(leftOut => leftOut.Kind == kind);
                    Assert.Equal(account.ByFate.GetValueOrDefault(fate), told?.Words ?? 0);
                }
            },
            iter: 2_000);

    private static (Reading Reading, PageAccount Account) Counted(string page)
    {
        var (reading, account) = HtmlReader.ReadCounted(Encoding.UTF8.GetBytes(page), "https://ellery.example/page");
        return (reading, account!);
    }

    private static IEnumerable<string> WordsOf(IEnumerable<string> texts) =>
        texts.SelectMany(text => Word().Matches(text).Select(word => word.Value)).Order();

    [GeneratedRegex("word[0-9]+")]
    private static partial Regex Word();
}
