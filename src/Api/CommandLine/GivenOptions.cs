using System.CommandLine;
using Api.Content.Articles;

namespace Api.CommandLine;

/// <summary>The options that say about a text whatever it does not say itself.</summary>
internal sealed class GivenOptions
{
    private readonly Option<string?> _title = new("--title")
    {
        Description = "The headline, if the text does not have it. For a single text.",
    };
    private readonly Option<string?> _url = new("--url")
    {
        Description = "The address of the original. For a single text.",
    };
    private readonly Option<string?> _externalId = new("--external-id")
    {
        Description = "The publisher's own identifier. For a single text.",
    };
    private readonly Option<string?> _publisher = new("--publisher") { Description = "Who published the text." };
    private readonly Option<string?> _language = new("--language")
    {
        Description = "The text's BCP 47 language tag, such as en or pt-BR.",
    };

    private IReadOnlyList<Option<string?>> All => [_title, _url, _externalId, _publisher, _language];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    public GivenFields Of(ParseResult result) => new()
    {
        Title = result.GetValue(_title),
        Url = result.GetValue(_url),
        ExternalId = result.GetValue(_externalId),
        Publisher = result.GetValue(_publisher),
        Language = result.GetValue(_language),
    };

    /// <summary>Returns the first option that was given; null if none was.</summary>
    public string? FirstIn(ParseResult result) =>
        All.FirstOrDefault(option => result.GetValue(option) is not null)?.Name;
}
