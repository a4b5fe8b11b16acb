using static Api.Tests.Hostile.HostileShape;

namespace Api.Tests.Hostile;

/// <summary>Articles as JSON.</summary>
internal static class HostileJson
{
    public static IEnumerable<HostileShape> All =>
    [
        Of("json", "lists in lists", size => Nest("[", "", "]", size)),
        Of("json", "open lists", size => Fill("[", size)),
        Of("json", "objects in objects", size => Nest("{\"a\":", "1", "}", size)),
        Of("json", "unknown members", size => "{" + Each(i => $"\"k{i}\":1,", size) + "\"text\":\"a\"}"),
        Of("json", "members of one name", size => "{" + Fill("\"title\":\"a\",", size) + "\"text\":\"a\"}"),
        Of("json", "members near a known one", size => "{" + Each(i => $"\"titl{i}\":1,", size) + "\"text\":\"a\"}"),
        Of("json", "digits", size => "{\"text\":" + Fill("9", size) + "}"),
        Of("json", "an exponent", size => "{\"images\":[{\"width\":1e" + Fill("9", size) + "}],\"text\":\"a\"}"),
        Of("json", "escapes", size => "{\"text\":\"" + Fill("\\u0041", size) + "\"}"),
        Of("json", "lone surrogates", size => "{\"text\":\"" + Fill("\\ud800", size) + "\"}"),
        Of("json", "combining marks", size => "{\"text\":\"" + Fill("\\u0301", size) + "\"}"),
        Of("json", "line ends", size => "{\"text\":\"" + Fill("\\n", size) + "\"}"),
        Of("json", "spaces", size => "{\"title\":\"" + Fill(" ", size) + "\",\"text\":\"a\"}"),
        Of("json", "tags", size => "{\"text\":\"a\",\"tags\":[" + Each(i => $"\"t{i}\",", size) + "\"a\"]}"),
        Of("json", "a date", size => "{\"text\":\"a\",\"publishedAt\":\"" + Fill("2021-01-01", size) + "\"}"),
        Of(
            "json",
            "a language",
            size => "{\"text\":\"a\",\"language\":\"" + Fill("en-", Math.Min(size, 2_000)) + "\"}" + Fill(" ", size)),
        Of(
            "json",
            "an address",
            size => "{\"text\":\"a\",\"canonicalUrl\":\"http://a.example/"
                + Fill("%20", Math.Min(size, 1_900))
                + "\"}"
                + Fill(" ", size)),
        Of("json", "a slug", size => "{\"text\":\"a\",\"slug\":\"" + Fill("a-", size) + "\"}"),
        Of(
            "json",
            "paragraphs",
            size => "{\"paragraphs\":["
                + Fill("\"The bridge is shut.\",", Math.Min(size, 100_000))
                + "\""
                + Fill("a ", Math.Max(0, size - 100_000))
                + "\"]}"),
        Of(
            "json",
            "marks of a paragraph",
            size => "{\"paragraphs\":[{\"text\":\""
                + Fill("a", size / 2)
                + "\",\"marks\":["
                + Each(i => $"{{\"type\":\"strong\",\"start\":{i},\"end\":{i + 1}}},", size / 2)
                + "{\"type\":\"strong\",\"start\":0,\"end\":1}]}]}"),
        Of(
            "json",
            "declared quotes",
            size => "{\"text\":\""
                + Fill("a", size / 2)
                + "\",\"quotes\":["
                + Each(i => $"{{\"paragraphNumber\":1,\"start\":{2 * i},\"end\":{(2 * i) + 1}}},", size / 2)
                + "{\"paragraphNumber\":1,\"start\":0,\"end\":1}]}"),
        Of(
            "json",
            "declared quotes on one another",
            size => "{\"text\":\""
                + Fill("a", size / 2)
                + "\",\"quotes\":["
                + Each(i => $"{{\"paragraphNumber\":1,\"start\":0,\"end\":{i + 1}}},", size / 2)
                + "{\"paragraphNumber\":1,\"start\":0,\"end\":1}]}"),
        Of(
            "json",
            "speakers of a declared quote",
            size => "{\"text\":\"aaaa\",\"quotes\":[{\"paragraphNumber\":1,\"start\":0,\"end\":1,\"speakers\":["
                + Each(i => $"\"{HostileTexts.Name(i)} Lee\",", size)
                + "\"Ann Lee\"]}]}"),
        Of(
            "json",
            "images",
            size => "{\"text\":\"a\",\"images\":["
                + Each(i => $"{{\"url\":\"http://a.example/{i}\"}},", Math.Min(size, 30_000))
                + "{\"url\":\"http://a.example/\",\"caption\":\""
                + Fill("a ", Math.Max(0, size - 30_000))
                + "\"}]}"),
        Of(
            "json",
            "metadata of an image",
            size => "{\"text\":\"a\",\"images\":[{\"url\":\"http://a.example/\",\"metadata\":{"
                + Each(i => $"\"k{i}\":1,", size)
                + "\"a\":1}}]}"),
        Of("json", "HTML of lists", size => "{\"html\":\"" + Fill("<ul><li>", size) + "a\"}"),
        Of("json", "HTML of <font>", size => "{\"html\":\"" + Fill("<p><font>a", size) + "a\"}"),
    ];
}
