using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Speakers;
using Api.Formats;
using Api.Http;
using Api.Keys;

namespace Api.Speakers;

internal static class SpeakerEndpoints
{
    public static void MapSpeakers(this IEndpointRouteBuilder v1)
    {
        var speakers = v1.MapGroup("/speakers").WithTags("Speakers");

        speakers.MapGet("/", ListSpeakers);
        speakers.MapGet("/{speaker}", GetSpeaker);
        speakers.MapPatch("/{speaker}", UpdateSpeaker)
            .Takes<SpeakerPatch>(patch: true)
            .Produces<Speaker>()
            .ProducesProblems(404, 409, 412, 428)
            .RequireWrite();
        speakers.MapPost("/{speaker}/merge", MergeSpeakers)
            .Takes<SpeakerMerge>()
            .Produces<Speaker>()
            .ProducesProblems(404, 412)
            .RequireWrite();
    }

    /// <summary>Lists the speakers that published articles quote, by name.</summary>
    /// <remarks>
    /// One speaker is one resource across all articles. A person whom an article calls by a surname alone is one of its
    /// own, unless the publisher quotes one bearer of it within 30 days in the same role: then it redirects there, as
    /// long as no other bearer is quoted. Unnamed sources (`officials`) are not speakers.
    /// </remarks>
    /// <response code="200">One page of speakers.</response>
    private static Task<Listing<Speaker>> ListSpeakers(
        [AsParameters] SpeakerFilter filter,
        [AsParameters] Shape<Speaker> shape,
        SpeakerQueries speakers,
        HttpContext http) =>
        Listing.OfAsync(speakers, speakers.Plan(filter, shape, Listing.CursorOf(http, filter)), http.RequestAborted);

    /// <summary>Gets one speaker.</summary>
    /// <remarks>
    /// With everything that a page about them shows, from published articles: the names and descriptions in use and
    /// when, the number of quotes in each year, the newest quotes, and the others who are quoted in the same articles.
    /// All quotes are at `links.quotes`.
    /// </remarks>
    /// <param name="speaker">The speaker's id or slug.</param>
    /// <response code="200">The speaker.</response>
    private static Task<Resource<Speaker>> GetSpeaker(
        string speaker,
        [AsParameters] Shape<Speaker> shape,
        [AsParameters] ResourceFormat format,
        HttpContext http,
        SpeakerQueries speakers) =>
        Resource.NamedAsync(speaker, http, shape, speakers.FindAsync, format);

    /// <summary>Corrects a speaker: the name, the kind, other names, who it is.</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396). Later imports do not undo it. A new `name` shows at once in every quote, and
    /// gives a new slug; the old one leads to it, and articles that use either name quote this speaker. `If-Match`
    /// takes the speaker's `ETag`.
    /// </remarks>
    /// <param name="speaker">The speaker's id or slug.</param>
    /// <response code="200">The speaker as it now is.</response>
    /// <response code="409">Another speaker has one of the names: if the two are one, merge them.</response>
    private static async Task<IResult> UpdateSpeaker(
        string speaker,
        HttpContext http,
        SpeakerWriter writer,
        SpeakerQueries speakers,
        CancellationToken cancellationToken)
    {
        var (patch, refused) = await Body.ReadAsync<SpeakerPatch>(http, patch: true);
        return refused ?? await ChangeRequest.OfAsync(
            http, speaker, (address, ifMatch) => writer.EditAsync(address, ifMatch, patch!, cancellationToken),
            edited => ReadAsync(speakers, edited, http, cancellationToken));
    }

    /// <summary>Merges a speaker into another: the two are one.</summary>
    /// <remarks>
    /// The quotes, names and addresses of the speaker in the path are the other's from now on, also in later imports;
    /// its id and its slugs answer 307 with the other's address. Speakers that were merged into it before lead to the
    /// other, too. `If-Match` is not needed, but is checked if it is sent.
    /// </remarks>
    /// <param name="speaker">The id or slug of the speaker that is merged away.</param>
    /// <response code="200">The speaker that stays.</response>
    private static async Task<IResult> MergeSpeakers(
        string speaker,
        HttpContext http,
        SpeakerWriter writer,
        SpeakerQueries speakers,
        CancellationToken cancellationToken)
    {
        var (merge, refused) = await Body.ReadAsync<SpeakerMerge>(http);
        return refused ?? await ChangeRequest.OfAsync(
            http, speaker, (address, ifMatch) => writer.MergeAsync(address, ifMatch, merge!, cancellationToken),
            edited => ReadAsync(speakers, edited, http, cancellationToken), blind: true);
    }

    private static async Task<IResult> ReadAsync(
        SpeakerQueries speakers,
        Edited edited,
        HttpContext http,
        CancellationToken cancellationToken) =>
        new Changed<Speaker>(await speakers.FindWrittenAsync(edited.Id, Caller.VisibilityOf(http), cancellationToken));
}
