using System.Text.Json.Nodes;
using Api.Content.Articles;
using CsCheck;

namespace Api.Tests.Articles;

public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"title":"a","section":"b"}""", """{"title":"c"}""", """{"section":"b","title":"c"}""")]
    [InlineData("""{"title":"a"}""", """{"title":null}""", """{"title":null}""")]
    [InlineData("""{"title":null}""", """{"section":"a"}""", """{"title":null,"section":"a"}""")]
    [InlineData("""{"publisher":{"name":"a","url":null}}""", """{"publisher":{"name":"b"}}""", """{"publisher":{"url":null,"name":"b"}}""")]
    [InlineData("""{"publisher":"a"}""", """{"publisher":{"url":"b"}}""", """{"publisher":{"name":"a","url":"b"}}""")]
    [InlineData("""{"publisher":null}""", """{"publisher":{"name":"b"}}""", """{"publisher":{"url":null,"name":"b"}}""")]
    [InlineData("""{"publisher":{"url":"b"}}""", """{"publisher":"a"}""", """{"publisher":"a"}""")]
    [InlineData("""{"tags":["a"]}""", """{"tags":["b"]}""", """{"tags":["b"]}""")]
    [InlineData("""{"text":"a"}""", """{"paragraphs":["b"]}""", """{"paragraphs":["b"]}""")]
    [InlineData("""{"paragraphs":["a"],"quotes":[]}""", """{"text":"b"}""", """{"text":"b"}""")]
    [InlineData("""{"publishedOn":"2024"}""", """{"publishedAt":"2025-01-01T00:00:00Z"}""", """{"publishedAt":"2025-01-01T00:00:00Z"}""")]
    [InlineData("""{"publishedOn":"2024"}""", """{"publishedAt":null}""", """{"publishedOn":"2024","publishedAt":null}""")]
    [InlineData("""{"links":"\ud800"}""", """{"title":"“"}""", """{"links":"\ud800","title":"“"}""")]
    public void Two_patches_become_one(string earlier, string later, string both) =>
        Assert.Equal(both, MergePatch.Combine(earlier, later));

    [Fact]
    public void Many_members_take_no_longer_than_they_must()
    {
        var links = $"{{\"links\":{{{string.Join(',', Enumerable.Range(0, 100_000).Select(n => $"\"{n}\":{n}"))}}}}}";
        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(links, MergePatch.Combine(links, links));
        // Work that grows with the square of so many takes minutes.
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1));
    }

    // Values of members, as text; a member that merges holds others or is cleared.
    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Const("null"), Gen.Int[0, 3].Select(n => $"{n}"), Gen.Const("[1,null]"), Gen.Const("\"a\""));

    private static readonly Gen<string> Patches = Gen.Select(
        Members(Gen.Int[0, 2].Select(n => new[] { "title", "section", "tags" }[n]), Value),
        Members(Gen.Int[0, 1].Select(n => new[] { "name", "url" }[n]), Value),
        Members(Gen.Int[0, 1].Select(n => new[] { "heading", "text" }[n]), Value),
        Gen.Int[0, 2],
        Gen.Int[0, 2],
        (plain, publisher, about, hasPublisher, hasAbout) =>
            Object([.. plain, .. Merging("publisher", publisher, hasPublisher), .. Merging("about", about, hasAbout)]));

    [Fact]
    public void One_patch_does_what_two_do_one_after_the_other() =>
        Gen.Select(Patches, Patches, Patches).Sample((document, earlier, later) =>
        {
            var start = Apply(new JsonObject(), JsonNode.Parse(document));
            var expected = Apply(Apply(start, JsonNode.Parse(earlier)), JsonNode.Parse(later));
            var actual = Apply(start, JsonNode.Parse(MergePatch.Combine(earlier, later)));
            Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected} {actual}");
        }, iter: 10_000);

    /// <summary>RFC 7396, section 2.</summary>
    private static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members)
        {
            return patch?.DeepClone();
        }

        var result = target is JsonObject before ? before.DeepClone().AsObject() : [];
        foreach (var (name, value) in members)
        {
            var old = result[name];
            result.Remove(name);
            if (value is not null)
            {
                result[name] = Apply(old, value);
            }
        }

        return result;
    }

    private static Gen<string[]> Members(Gen<string> names, Gen<string> values) =>
        Gen.Select(names, values, (name, value) => (name, value)).Array[0, 3]
            .Select(
                members =>
                    members.DistinctBy(member => member.name)
                        .Select(member => $"\"{member.name}\":{member.value}")
                        .ToArray());

    private static string[] Merging(string name, string[] members, int choice) => choice switch
    {
        0 => [],
        1 => [$"\"{name}\":null"],
        _ => [$"\"{name}\":{Object(members)}"],
    };

    private static string Object(string[] members) => $"{{{string.Join(',', members)}}}";
}
