namespace Api.Content.Articles;

/// <summary>An article in each format, for the contract.</summary>
internal static class SourceExamples
{
    public const string PlainText = """
        Harbour bridge to reopen on Friday

        By Mara Quill

        May 6, 2024

        The harbour bridge reopens on Friday.

        “It is safe again,” said Ada Lindqvist, the harbour master.
        """;

    public const string Html = """
        <!doctype html>
        <html lang="en">
          <head>
            <title>Harbour bridge to reopen on Friday | The Ellery Courier</title>
            <meta property="og:site_name" content="The Ellery Courier">
            <meta property="article:published_time" content="2024-05-06T08:00:00Z">
            <link rel="canonical" href="https://courier.example/harbour-bridge">
          </head>
          <body>
            <article>
              <h1>Harbour bridge to reopen on Friday</h1>
              <p>By <a rel="author" href="/mara-quill">Mara Quill</a></p>
              <p>The harbour bridge <em>reopens</em> on Friday, after seven months in which every lorry went round by the old road.</p>
              <p>“It is safe again,” said Ada Lindqvist, the harbour master, who had closed it herself when the first bolt fell.</p>
            </article>
          </body>
        </html>
        """;

    public const string Markdown = """
        ---
        title: Harbour bridge to reopen on Friday
        authors: [Mara Quill]
        publishedOn: "2024-05-06"
        ---

        The harbour bridge *reopens* on Friday.

        “It is safe again,” said Ada Lindqvist, the [harbour master](https://courier.example/ada-lindqvist).
        """;

    public const string Lines = """
        {"title":"Harbour bridge to reopen on Friday","publisher":"The Ellery Courier","externalId":"bridge-1","text":"The harbour bridge reopens on Friday."}
        {"title":"Harbour bridge is open","publisher":"The Ellery Courier","externalId":"bridge-2","text":"“It is safe again,” said Ada Lindqvist, the harbour master."}
        """;
}
