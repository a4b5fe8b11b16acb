using System.Text;
using Api.Content.Articles;
using static Api.Tests.Articles.Drafts;

namespace Api.Tests.Articles;

public sealed class ArticleReaderTests
{
    private static readonly string Text =
        $"Bridge closes for the winter\n\n{Lead}\n\nTags: bridge\n\nAbout The Ellery Courier\n\nA daily.";

    [Fact]
    public void What_the_sender_says_goes_before_what_the_text_says()
    {
        var given = new GivenFields
        {
            Title = " A bridge\tcloses ",
            Url = "https://ellery.example/bridge",
            Publisher = "Northern Wire",
            Language = "EN-gb",
            Tags = ["winter", "Bridge"],
        };
        var article = Accepted(Text, given);
        Assert.Equal("A bridge closes", article.Title);
        Assert.Equal("https://ellery.example/bridge", article.CanonicalUrl);
        Assert.Equal("Northern Wire", article.Publisher);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal(["winter", "Bridge"], article.Tags);
    }

    [Fact]
    public void Another_title_in_the_text_becomes_its_first_heading() =>
        Assert.Equal(
            [new(ParagraphKind.Heading, 1, "Bridge closes for the winter"), new(ParagraphKind.Paragraph, null, Lead)],
            Accepted(Text, new() { Title = "Something else" }).Paragraphs);

    [Theory]
    [InlineData("Bridge closes for the winter")]
    [InlineData("BRIDGE CLOSES FOR THE WINTER.")]
    [InlineData("The harbour office closed the bridge on Monday and said that it would stay closed until the spring.")]
    public void A_title_is_not_repeated(string title)
    {
        var article = Accepted(title + "\n\n" + Lead + "\n\n" + Body, new() { Title = title });
        Assert.Equal(title, article.Title);
        Assert.Equal([Lead, Body], article.Paragraphs.Select(paragraph => paragraph.Text));
    }

    public static TheoryData<GivenFields, string> RefusedFields => new()
    {
        { new() { Url = "/bridge" }, "url: this is not an absolute http or https URL." },
        { new() { Url = "ftp://ellery.example/bridge" }, "url: this is not an absolute http or https URL." },
        { new() { Url = "javascript:alert(1)" }, "url: this is not an absolute http or https URL." },
        { new() { Language = "English please" }, "language: this is not a BCP 47 language tag, such as en or pt-BR." },
        { new() { Title = "a\0b" }, "title: U+0000 in line 1 (UTF-16 offset 1) does not occur in text: this is binary, or in another encoding than it declares." },
        { new() { Publisher = new string('a', 1001) }, "publisher: longer than 1000 characters." },
        { new() { Tags = ["\uD800"] }, "tags: The surrogate U+D800 in line 1 (UTF-16 offset 0) has no partner." },
        { new() { Tags = [.. Enumerable.Range(0, 101).Select(n => $"tag {n}")] }, "tags: more than 100." },
    };

    [Theory]
    [MemberData(nameof(RefusedFields), DisableDiscoveryEnumeration = true)]
    public void A_field_that_cannot_be_is_refused_by_its_name(GivenFields given, string reason) =>
        Assert.Equal(reason, Read(Text, given).Refusal?.Detail);

    [Fact]
    public void All_fields_that_cannot_be_are_refused_at_once()
    {
        var refusal = Read(Text, new() { Title = "a\0b", Url = "/bridge" }).Refusal!;
        Assert.Equal(["title", "url"], refusal.Faults.Select(fault => fault.Field).Order());
        Assert.Equal(RefusalKind.Malformed, refusal.Kind);
    }

    [Theory]
    [InlineData("a\0b", RefusalKind.Malformed)]
    [InlineData(" \n", RefusalKind.Unacceptable)]
    [InlineData("…", RefusalKind.Unacceptable)]
    public void A_text_is_no_text_or_says_nothing(string text, RefusalKind kind)
    {
        var refusal = Read(text, new()).Refusal!;
        Assert.Equal((kind, new Fault(null, null, refusal.Detail)), (refusal.Kind, Assert.Single(refusal.Faults)));
    }

    [Fact]
    public void A_text_over_the_limit_is_too_large() =>
        Assert.Equal(RefusalKind.TooLarge, Read(new string('a', 2_000_001), new()).Refusal?.Kind);

    [Fact]
    public void Too_many_paragraphs_are_refused()
    {
        Assert.Equal(
            "The text has 5001 paragraphs; the limit is 5000.",
            Read(string.Join("\n\n", Enumerable.Repeat("a.", 5001)), new()).Refusal?.Detail);
        Assert.Equal(5000, Accepted(string.Join("\n\n", Enumerable.Repeat("a.", 5000)), new()).Paragraphs.Count);
    }

    [Fact]
    public void More_quotes_than_the_limit_are_refused()
    {
        Assert.Equal(
            "The text has 5001 quotes; the limit is 5000.",
            Read(string.Concat(Enumerable.Repeat("“Yes, we can.” ", 5001)), new()).Refusal?.Detail);
        Assert.Equal(
            5000, Read(string.Concat(Enumerable.Repeat("“Yes, we can.” ", 5000)), new()).Article!.Quotes.Count);
    }

    [Fact]
    public void A_hundred_thousand_blank_lines_are_none() =>
        Assert.Equal(2, Accepted(Lead + new string('\n', 100_000) + Body, new()).Paragraphs.Count);

    [Fact]
    public void One_long_line_is_one_paragraph() =>
        Assert.Equal(1_900_000, Assert.Single(Accepted(new string('a', 1_900_000), new()).Paragraphs).Text.Length);

    private static ParsedArticle Accepted(string text, GivenFields given)
    {
        var (article, refusal) = Read(text, given);
        Assert.Null(refusal);
        return article!;
    }

    private static Reading Read(string text, GivenFields given) =>
        ArticleReader.Read(new(Encoding.UTF8.GetBytes(text), SourceDocument.PlainText, given));
}
