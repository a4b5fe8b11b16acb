using Api.Data.Speakers;
using Api.Http;

namespace Api.Speakers;

internal static class SpeakerEndpoints
{
    public static void MapSpeakers(this IEndpointRouteBuilder v1)
    {
        var speakers = v1.MapGroup("/speakers").WithTags("Speakers");

        speakers.MapGet("/", ListSpeakers);
        speakers.MapGet("/{speaker}", GetSpeaker);
    }

    /// <summary>Lists the speakers that published articles quote, by name.</summary>
    /// <remarks>One speaker is one resource across all articles. Unnamed sources (`officials`) are not speakers.</remarks>
    /// <response code="200">One page of speakers.</response>
    private static async Task<Listing<Speaker>> ListSpeakers([AsParameters] SpeakerFilter filter, SpeakerQueries speakers, CancellationToken cancellationToken) =>
        new(await speakers.ListAsync(filter, cancellationToken));

    /// <summary>Gets one speaker.</summary>
    /// <remarks>With the other names and the descriptions that articles give. The quotes are at `links.quotes`.</remarks>
    /// <param name="speaker">The speaker's id or slug.</param>
    /// <response code="200">The speaker.</response>
    private static Task<Resource<Speaker>> GetSpeaker(string speaker, HttpContext http, SpeakerQueries speakers, CancellationToken cancellationToken) =>
        Resource.NamedAsync(speaker, http, speakers.FindAsync, cancellationToken);
}
