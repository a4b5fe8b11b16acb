using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Marks;

/// <summary>
/// Marks of other languages: each text has its quotes as <c>direct: words</c>, <c>mixed: words</c> and so on.
/// </summary>
public sealed class ForeignMarkTests
{
    [Theory]
    [InlineData("„Sie rief: ‚Licht!‘“, sagt der Wirt. „Dann war es still.“", "Sie rief: ‚Licht!‘|Dann war es still.")]
    [InlineData("„Wer war das: ‚Ich.‘“ Mehr sagte sie nicht. „Wer denn sonst?“", "Wer war das: ‚Ich.‘|Wer denn sonst?")]
    [InlineData("„Das Meer ist kalt\", sagt Ada Moss. „Aber schön”, sagt Bo.", "Das Meer ist kalt|Aber schön")]
    [InlineData("»Sie rief: ›Halt!‹«, sagt Bo. «Und dann?»", "Sie rief: ›Halt!‹|Und dann?")]
    [InlineData("‚Wij gaan om negen uur open’, zegt Ada Moss.", "Wij gaan om negen uur open")]
    [InlineData("«Abrimos a las nueve, no “a las diez”», dijo.", "Abrimos a las nueve, no “a las diez”")]
    [InlineData("«Мы ждали девять лет», — сказала Ада Мосс.", "Мы ждали девять лет")]
    [InlineData("«Περιμέναμε εννέα χρόνια», είπε η Άντα.", "Περιμέναμε εννέα χρόνια")]
    [InlineData("L'eau monte, « c'est d'accord », dit l'« agent » du port d'Ys.", "c'est d'accord|agent")]
    [InlineData("''Tis late,' said Bo. ''Twas ever so,' said Ada.", "'Tis late,|'Twas ever so,")]
    [InlineData("Rock 'n' roll of the '90s, the dogs' bowl, and 'tis done.", "")]
    public void European_marks_pair_with_their_own(string text, string words) =>
        Assert.Equal(words, string.Join('|', ReadIn("xx", text).Select(q => q.Text)));

    [Theory]
    [InlineData("zh", "船长说：“船不开了。”他走了。", "direct: 船不开了。")]
    [InlineData("zh", "“船不开了，”船长林远说，“等到明天吧。”", "direct: 船不开了，|direct: 等到明天吧。")]
    [InlineData("zh", "船长说:\"船不开了。\"他又说:\"明天再来。\"", "direct: 船不开了。|direct: 明天再来。")]
    [InlineData("zh", "船长说，＂船不开了。＂他走了。", "direct: 船不开了。")]
    [InlineData("zh", "她读了《海的书》和〈灯〉，称之为“杰作”的一种。", "phrase: 海的书|phrase: 灯|phrase: 杰作")]
    [InlineData("zh-Hant", "船長說：「他喊『停』，我們就停了。」", "direct: 他喊『停』，我們就停了。")]
    [InlineData("ja", "「船は『あかつき』です」と船長は話した。", "direct: 船は『あかつき』です")]
    [InlineData("ja", "船長は計画を「無謀」と批判した。", "mixed: 無謀")]
    [InlineData("ja", "「海猫」という店で『灯台の本』を読んだ。", "phrase: 海猫|phrase: 灯台の本")]
    [InlineData("ja", "船長は首を振った。「もう出せない。」", "direct: もう出せない。")]
    [InlineData("ko", "선장은 “배는 내일 떠납니다”라고 말했다.", "direct: 배는 내일 떠납니다")]
    [InlineData("ko", "선장은 ‘등대’라는 가게를 열었다.", "phrase: 등대")]
    [InlineData("ko", "선장은 \"배는 내일 떠난다\"고 말했다.", "direct: 배는 내일 떠난다")]
    public void East_Asian_marks_have_kinds(string language, string text, string quotes)
    {
        Assert.Equal(quotes, KindsIn(language, text));
        Assert.Equal(quotes, KindsIn(null, text));
    }

    [Theory]
    [InlineData("he", "\"הים קר\", אמר יו\"ר הנמל. \"לא נצא\".", "direct: הים קר|direct: לא נצא")]
    [InlineData("he", "מנכ״ל הנמל אמר: ״הים קר״.", "direct: הים קר")]
    [InlineData("he", "כתבה ב\"עיתון הים\" על דו\"חות צה\"ל וארה\"ב.", "phrase: עיתון הים")]
    [InlineData("ar", "قالت آدا: «البحر بارد اليوم».", "direct: البحر بارد اليوم")]
    [InlineData("hi", "आदा ने कहा, \"समुद्र ठंडा है।\"", "direct: समुद्र ठंडा है।")]
    public void Scripts_without_capitals_have_whole_sentences(string language, string text, string quotes) =>
        Assert.Equal(quotes, KindsIn(language, text));

    [Theory]
    [InlineData("« Nous attendons.", "« Le port aussi.", "« Demain », dit-elle.")]
    [InlineData("«Esperamos.", "»El puerto también.", "»Mañana», dijo.")]
    [InlineData("「待っている。", "「港も。", "「明日」")]
    [InlineData("“We wait.", "“The port too.", "“Tomorrow,” she said.")]
    public void A_quotation_goes_on_over_paragraphs_that_open_it_again(params string[] paragraphs)
    {
        var quotes = ReadIn("xx", [.. paragraphs, "The end of it."]);

        Assert.Equal([1, 2, 3], quotes.Select(quote => quote.Place.Paragraph));
        Assert.All(quotes, quote => Assert.Equal((1, 3), (quote.Utterance, quote.Parts)));
    }

    [Theory]
    [InlineData("The town\"s debt and the port\"s gate are old.")]
    [InlineData("Run `echo \"hello\"` and then print(\"bye\") again.")]
    [InlineData("Press \" to go on with the story of the sea.")]
    [InlineData("A 24\" board, a 36\" board.")]
    public void Signs_that_are_no_marks_take_no_words(string text)
    {
        var quotes = Read(text, "“It works,” said Ada Moss.");

        Assert.Equal("It works,", Assert.Single(quotes).Text);
    }

    [Fact]
    public void A_mark_left_open_takes_no_paragraph_after_its_own() =>
        Assert.Equal(
            ["Wir öffnen um neun."],
            ReadIn("de", "Sie sagt: „Wir öffnen um neun.", "Der Markt ist alt.", "Das Brett misst 24\" und mehr.")
                .Select(quote => quote.Text));

    [Theory]
    [InlineData("Jon “Bear” Moss took the stand.")]
    [InlineData("Then Jon \"the Bear\" Moss took the stand.")]
    [InlineData("The keeper, known to all as “Old Salt,” waved at the boats.")]
    [InlineData("The keeper goes by the name “Old Salt.”")]
    [InlineData("Jon Moss, whom neighbours call “Bear,” came first.")]
    [InlineData("The so-called “fog tax” was paid.")]
    [InlineData("The tax on haze, or “fog tax,” was paid.")]
    public void Nicknames_and_terms_are_phrases(string text) =>
        Assert.Equal(QuoteKind.Phrase, Assert.Single(Read(text)).Kind);

    private static string KindsIn(string? language, string text) =>
        string.Join('|', ReadIn(language, text).Select(q => $"{q.Kind.ToString().ToLowerInvariant()}: {q.Text}"));
}
