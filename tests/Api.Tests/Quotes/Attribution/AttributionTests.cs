using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Attribution;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("“We open at nine,” Ada Moss said.", "Ada Moss", "said")]
    [InlineData("“We open at nine,” said Ada Moss, the market’s director.", "Ada Moss, the market’s director", "said")]
    [InlineData("“Why nine?” Ada Moss asked.", "Ada Moss", "asked")]
    [InlineData("“We open at nine,” Ada Moss, 41, of Lund, said.", "Ada Moss, 41, of Lund", "said")]
    [InlineData("“We open at nine,” Rep. Ada Moss (D-Wis.) said.", "Rep. Ada Moss (D-Wis.)", "said")]
    [InlineData("“We open at nine,” Ada Moss, who runs the market, told reporters.", "Ada Moss", "told")]
    [InlineData("Ada Moss said: “We open at nine.”", "Ada Moss", "said")]
    [InlineData("Ada Moss, the director, has repeatedly said, “We open at nine.”", "Ada Moss, the director", "has repeatedly said")]
    [InlineData("In May, Ada Moss told the council that the plan was “far too small.”", "Ada Moss", "told")]
    [InlineData("Ada Moss said that Bo Reed lied, adding that the plan was “far too small.”", "Ada Moss", "adding")]
    [InlineData("Ada Moss left early, calling the plan “far too small.”", "Ada Moss", "calling")]
    [InlineData("Ada Moss said she believes the plan is “far too small.”", "Ada Moss", "said")]
    [InlineData("Ada Moss stood up and said the plan was “far too small.”", "Ada Moss", "said")]
    [InlineData("According to Ada Moss, the plan is “far too small.”", "Ada Moss", "According to")]
    [InlineData("The plan is “far too small,” according to Ada Moss.", "Ada Moss", "according to")]
    [InlineData("The “far too small” plan, Ada Moss said, will fail.", "Ada Moss", "said")]
    [InlineData("Ada Moss: “We open at nine.”", "Ada Moss", ":")]
    [InlineData("One of them recalled a day on which the roof was “far too small.”", "One of them", "recalled")]
    [InlineData("“We open at nine,” a spokeswoman for the market said.", "a spokeswoman for the market", "said")]
    [InlineData("“We open at nine,” a spokeswoman, Ada Moss, said.", "a spokeswoman, Ada Moss", "said")]
    [InlineData("The plan was described as “far too small” by Ada Moss, whom the council had asked.", "Ada Moss", null)]
    public void The_mention_and_the_cue_are_given_as_written(string text, string mention, string? cue)
    {
        var attribution = Assert.Single(Read(text), q => q.Kind != QuoteKind.Indirect).Attribution;

        Assert.Equal(mention, attribution.Mention?.Text);
        if (cue is not null)
        {
            Assert.Equal(cue, attribution.Cue?.Text);
        }
    }

    [Fact]
    public void A_broken_quotation_is_one_utterance_in_parts()
    {
        var quotes = Read(
            "“We open at nine,” Ada Moss said. “We close at five.” She paused and added: “On Sundays we rest.”");

        Assert.Equal([(1, 1, 2), (1, 2, 2), (2, 1, 1)], quotes.Select(q => (q.Utterance, q.Part, q.Parts)));
        Assert.Equal(quotes[0].Attribution.Mention, quotes[1].Attribution.Mention);
    }

    [Fact]
    public void A_quotation_in_front_of_an_attributed_one_looks_ahead()
    {
        var quotes = Read("“We open at nine.” “We close at five,” Ada Moss said.");

        Assert.All(quotes, q => Assert.Equal("Ada Moss", q.Attribution.Mention?.Text));
    }

    [Fact]
    public void A_paragraph_of_quotation_only_follows_the_one_that_leads_to_it()
    {
        var quotes = Read("Ada Moss put it like this in her letter:", "“We open at nine.”");

        var mention = Assert.Single(quotes).Attribution.Mention;
        Assert.Equal(("Ada Moss", 1), (mention?.Text, mention?.Place.Paragraph));
    }

    [Theory]
    [InlineData("Republican Senator Ada Moss told Radio Lund in an interview that the plan was “far too small.”", "Republican Senator", null, "Radio Lund", "interview")]
    [InlineData("“We open at nine,” Ada Moss, the director of the market, said on Twitter.", "director of the market", null, null, "Twitter")]
    [InlineData("“We open at nine,” said Ada Moss, a spokeswoman for the Lund Market.", "spokeswoman for the Lund Market", "Lund Market", null, null)]
    [InlineData("“We open at nine,” Lund Market spokeswoman Ada Moss said.", "Lund Market spokeswoman", "Lund Market", null, null)]
    public void The_words_around_say_more_of_the_source(
        string text,
        string? descriptor,
        string? behalf,
        string? addressee,
        string? medium)
    {
        var attribution = Assert.Single(Read(text)).Attribution;

        Assert.Equal(
            (descriptor, behalf, addressee, medium),
            (attribution.Descriptor, attribution.OnBehalfOf, attribution.Addressee, attribution.Medium));
    }
}
