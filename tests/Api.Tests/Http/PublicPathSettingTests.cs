using Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Api.Tests.Http;

public sealed class PublicPathSettingTests
{
    [Theory]
    [InlineData("", null, "")]
    [InlineData("https://news.example", "https://news.example", "")]
    [InlineData("HTTPS://News.Example:443/", "HTTPS://News.Example:443", "")]
    [InlineData("https://news.example/archive", "https://news.example", "/archive")]
    [InlineData("https://news.example:8443/archive/of/ours//", "https://news.example:8443", "/archive/of/ours")]
    [InlineData("https://news.example/Stra\u00DFe 1", "https://news.example", "/Stra%C3%9Fe%201")]
    [InlineData("https://news.example/Stra%C3%9Fe%201/", "https://news.example", "/Stra%C3%9Fe%201")]
    public void The_address_is_an_origin_and_a_path(string url, string? origin, string path)
    {
        var read = new PublicPath(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("PublicUrl", (string?)url)]).Build());

        Assert.Equal((origin, path), (read.Origin, read.Text));
        Assert.Equal(path.Length == 0, ReferenceEquals(Data.Json.Options, read.Json));
    }

    [Theory]
    [InlineData("/archive", "/v1/quotes", "/v1/quotes")]
    [InlineData("/archive", "/archive/v1/quotes", "/v1/quotes")]
    [InlineData("/archive", "/archives/v1/quotes", "/archives/v1/quotes")]
    [InlineData("/archive", "/archive", "")]
    [InlineData("/archive", "/archive/", "/")]
    [InlineData("/archive", "/", "/")]
    [InlineData("/archive", "/archive/nothing", "/nothing")]
    [InlineData("/health", "/health/live", "/health/live")]
    [InlineData("/health", "/health/health/live", "/health/live")]
    [InlineData("/v1", "/v1/quotes", "/v1/quotes")]
    [InlineData("/v1", "/v1/v1/quotes", "/v1/quotes")]
    public void A_proxy_may_pass_the_path_on_or_take_it_off(string path, string sent, string expected)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = new(sent);

        PublicPath.TakeOff(new(path), http.Request);

        Assert.Equal((path, expected), (http.Request.PathBase.Value, http.Request.Path.Value));
    }
}
