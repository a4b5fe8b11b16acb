using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes.Attribution;

/// <summary>
/// Checks that words in marks that are a title, a name, a term or a label are nobody's. Most texts begin with somebody
/// who speaks, so each is a report, in which words in marks are somebody's unless something tells otherwise.
/// </summary>
public sealed class TermTests
{
    private const string Report = "“We open at nine,” Ada Moss said. ";

    [Theory]
    [InlineData("A path called “the rope” leads down.")]
    [InlineData("Moss, A.; Reed, B. (2010). “Counting the boats of Lund at night”. Harbour Studies 17: 2.")]
    [InlineData("Moss, A. (8 June 2017). “Low tides, explained”. The Courier.")]
    [InlineData("The boat, dubbed “Old Sue,” sank.")]
    [InlineData("It was nicknamed “the tub” in May.")]
    [InlineData("She used a method called “slow rope” at sea.")]
    [InlineData("A keeper nicknamed “Halibut” waved.")]
    [InlineData("Bo Reed, also called “the Owl,” waved.")]
    [InlineData("They call him “the Owl.”")]
    [InlineData("His friends call him “Owl.”")]
    [InlineData("The rope (the “Snake”) broke.")]
    [InlineData("Her book, “Low Tide,” sold well.")]
    [InlineData("On an episode of “Low Tide,” Bo Reed said that he was tired.")]
    [InlineData("The song “Low Tide” is old.")]
    [InlineData("A paper titled “The slow rope and the men who pulled it” is out.")]
    [InlineData("The word “hythe” is on the map.")]
    [InlineData("A hythe means “landing” in the old tongue.")]
    [InlineData("It is short for “quick landing” on charts.")]
    [InlineData("“Hythe” means a landing.")]
    [InlineData("The so-called “ghost ferry” left at nine.")]
    [InlineData("It left with the slogan “Rope first” on its sail.")]
    [InlineData("A “wait and see”-approach is best.")]
    [InlineData("The crew keeps it on a “maybe” list.")]
    [InlineData("The boat has a personal “must I go?” test.")]
    [InlineData("Press the “Start” button.")]
    [InlineData("The engine starts with the “On” switch.")]
    [InlineData("Bo Reed clicked “Send” by mistake.")]
    [InlineData("The users choose “Print” from a list.")]
    [InlineData("We call this “rope rot” here.")]
    [InlineData("Lund has words such as “hythe” and “staithe.”")]
    [InlineData("It ran for the prompt “slow tide” all night.")]
    [InlineData("She runs a module on “Low Tides.”")]
    [InlineData("TERM = \"low tide of Lund\" is in the file.")]
    [InlineData("“Counting the boats of Lund”. The Courier. Retrieved 8 June 2017.")]
    [InlineData("The coil is a “hank” or loop.")]
    [InlineData("The tool lets crews to “mask” their hull.")]
    [InlineData("The shop, which opens with a “soft” launch, is small.")]
    [InlineData("The shop offers a “Backtrack” feature.")]
    [InlineData("Bo Reed spoke of the night with “The Iron Tide” at the quay.")]
    [InlineData("“Tank” Reed won.")]
    public void Terms_are_phrases(string text) => Assert.Equal(QuoteKind.Phrase, Last(Report + text).Kind);

    [Theory]
    [InlineData("Mayor Bo Reed called the plan “a mess.”", "Bo Reed")]
    [InlineData("What Bo Reed called “a mess” is over.", "Bo Reed")]
    [InlineData("The pier, which its owner, Bo Reed, called “a total wreck”, is gone.", "Bo Reed")]
    [InlineData("The plan was called “a mess” by Bo Reed.", "Bo Reed")]
    [InlineData("The boat was dubbed “the tub” by Bo Reed.", "Bo Reed")]
    [InlineData("Bo Reed called him “Crazy Owl.”", "Bo Reed")]
    [InlineData("Bo Reed blasted the “lazy rope” men.", "Bo Reed")]
    [InlineData("Bo Reed said the “far too small” plan will fail.", "Bo Reed")]
    [InlineData("“Low Tide is a mess,” said Bo Reed.", "Bo Reed")]
    [InlineData("Bo Reed used the word “mess” twice.", "Bo Reed")]
    [InlineData("Bo Reed said words such as “mess” and “wreck” hurt.", "Bo Reed")]
    [InlineData("Bo Reed shouted “Stop The Ferry” at the quay.", "Bo Reed")]
    public void Words_that_somebody_calls_something_are_theirs(string text, string speaker)
    {
        var quote = Last(Report + text);

        Assert.NotEqual(QuoteKind.Phrase, quote.Kind);
        Assert.Equal(speaker, Assert.Single(quote.Speakers).Name);
    }

    [Theory]
    [InlineData("Put the things that you listed as “needs” aside, and look at “wants.”")]
    [InlineData("With the first model, the “edition one,” the maker starts small.")]
    [InlineData("Shift to “S” and it flies.")]
    [InlineData("In the north it is a “hard.”")]
    [InlineData("The band played “Stormy Harbour” at the quay.")]
    [InlineData("If you see “Error 5,” restart the engine.")]
    public void A_few_words_are_terms_if_nobody_speaks_in_the_article(string text) =>
        Assert.All(Read(text), q => Assert.Equal(QuoteKind.Phrase, q.Kind));

    [Theory]
    [InlineData("Bo Reed called the plan “a mess.”")]
    [InlineData("According to Bo Reed, it is “a mess.”")]
    [InlineData("Bo Reed: “A mess.”")]
    public void One_that_judges_is_enough_to_make_them_quotes(string text) =>
        Assert.Equal("Bo Reed", Assert.Single(Last(text).Speakers).Name);

    [Theory]
    [InlineData("Click “Save” and wait.")]
    [InlineData("Open the menu, select “Print” and wait.")]
    [InlineData("To stop, tap “Cancel” on the right.")]
    [InlineData("Type “harbour” into the box and press “Enter.”")]
    [InlineData("Next, ask yourself: “Do I need this?”")]
    [InlineData("Don’t say “maybe” to a captain.")]
    [InlineData("Write “Bo” on the box, seal it, and mark it “fragile.”")]
    [InlineData("Stir in the flour until it looks like “wet sand.”")]
    [InlineData("Once the rope is wet, simply tell the crew: “Pull.”")]
    [InlineData("Call it “the slow lane”: nobody hurries here.")]
    public void Instructions_have_no_source(string text) => Assert.All(
        Read(Report + text).Skip(1),
        q => Assert.Equal((SourceType.None, 0), (q.SourceType, q.Speakers.Count)));

    [Theory]
    [InlineData("“Say ‘no’ to ropes,” said Bo Reed.")]
    [InlineData("Remember that Bo Reed said the plan was “a mess.”")]
    [InlineData("Bo Reed told us to sit down and say “nothing.”")]
    [InlineData("Press reports are “at best a guess,” Bo Reed said.")]
    [InlineData("Say “no,” said Bo Reed.")]
    public void Whoever_tells_in_an_instruction_stays(string text) =>
        Assert.Equal("Bo Reed", Assert.Single(Last(Report + text).Speakers).Name);

    [Theory]
    [InlineData("I told the crew that it was “far too late for that”.")]
    [InlineData("“Why does it leak?” I asked.")]
    [InlineData("We wrote that the boat was “lost to the whole town.”")]
    [InlineData("You may say that the boat is “lost to the whole town.”")]
    public void I_we_and_you_outside_marks_name_nobody(string text)
    {
        var quote = Last(Report + text);

        Assert.Equal((SourceType.None, 0), (quote.SourceType, quote.Speakers.Count));
    }

    private static ParsedQuote Last(string text) => Read(text).Last(q => q.Kind != QuoteKind.Indirect);
}
