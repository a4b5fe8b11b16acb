namespace Api.Tests.Quotes;

/// <summary>A person's decisions about a quote, over HTTP.</summary>
internal static class Reviews
{
    internal static async Task ConfirmQuoteAsync(this Server server, long id) =>
        Assert.Equal(
            200,
            (await server.WriteAsync(
                HttpMethod.Patch,
                $"/v1/quotes/{id}",
                """{"review": "confirmed"}""",
                headers: ("If-Match", "*"))).Status);
}
