using System.Text;
using Api.Content.Articles;

namespace Api.Tests.Articles;

/// <summary>Small articles to put a line into.</summary>
internal static class Drafts
{
    public const string Lead =
        "The harbour office closed the bridge on Monday and said that it would stay closed until the spring.";
    public const string Body =
        "Nobody on the quay was surprised, and several people said that they had expected worse.";

    public static ParsedArticle Read(params string[] blocks) =>
        PlainTextReaderTests.Read(Encoding.UTF8.GetBytes(string.Join("\n\n", blocks)));

    public static ParsedArticle WithHeadLine(string line) => Read("Bridge closes for the winter", line, Lead, Body);

    public static ParsedArticle WithLead(string lead) => Read("Bridge closes for the winter", lead, Body);
}
