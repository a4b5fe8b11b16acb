using System.Text.Json.Nodes;
using Api.Content.Quotes;
using Api.Data;
using Api.Data.Authors;
using Api.Data.Publishers;
using Api.Data.Speakers;
using static Api.Formats.LinkedData;

namespace Api.Formats;

/// <summary>Writes speakers, authors, publishers and tags in the vocabulary of schema.org.</summary>
internal static class LinkedNames
{
    public static JsonObject Of(Speaker speaker) => Node(
        TypeOf(speaker.Kind),
        ("@id", speaker.Links.Self),
        ("name", speaker.Name),
        ("alternateName", List(speaker.Aliases.Select(alias => JsonValue.Create(alias)))),
        ("disambiguatingDescription", List(speaker.Descriptors.Select(words => JsonValue.Create(words.Text)))),
        ("sameAs", List(speaker.SameAs.Select(address => JsonValue.Create(address)))));

    public static JsonObject Of(Author author) => Node("Person", ("@id", author.Links.Self), ("name", author.Name));

    public static JsonObject Of(Publisher publisher) => Publisher(publisher.Id, publisher.Name, publisher.Url);

    public static JsonObject Publisher(long id, string name, string? url) =>
        Node("Organization", ("@id", $"/v1/publishers/{id}"), ("name", name), ("url", url));

    public static JsonObject Author(Reference author) =>
        Node("Person", ("@id", $"/v1/authors/{author.Id}"), ("name", author.Name));

    /// <summary>Returns a speaker by name; the speaker's own address says the rest.</summary>
    public static JsonObject Speaker(Reference speaker) =>
        new() { ["@id"] = $"/v1/speakers/{speaker.Id}", ["name"] = speaker.Name };

    // A group, and the issuer of a document, act as one body.
    private static string TypeOf(SpeakerKind kind) => kind == SpeakerKind.Person ? "Person" : "Organization";
}
