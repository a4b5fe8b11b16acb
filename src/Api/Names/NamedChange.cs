using Api.Data.Articles;
using Api.Data.Lists;
using Api.Data.Names;
using Api.Http;
using Api.Keys;

namespace Api.Names;

/// <summary>Answers requests to change an author, publisher or tag.</summary>
internal static class NamedChange
{
    public static async Task<IResult> UpdateAsync<TPatch, T>(
        Noun noun,
        string text,
        HttpContext http,
        NamedWriter writer,
        NameQueries<T> queries)
        where TPatch : NamePatch
        where T : Named
    {
        var (patch, refused) = await Body.ReadAsync<TPatch>(http, patch: true);
        return refused ?? await ChangeRequest.OfAsync(
            http,
            text,
            (address, ifMatch) => writer.EditAsync(noun, address, ifMatch, patch!, http.RequestAborted),
            edited => ReadAsync(queries, edited, http));
    }

    public static async Task<IResult> MergeAsync<T>(
        Noun noun,
        string text,
        HttpContext http,
        NamedWriter writer,
        NameQueries<T> queries)
        where T : Named
    {
        var (merge, refused) = await Body.ReadAsync<NameMerge>(http);
        return refused ?? await ChangeRequest.OfAsync(
            http,
            text,
            (address, ifMatch) => writer.MergeAsync(noun, address, ifMatch, merge!, http.RequestAborted),
            edited => ReadAsync(queries, edited, http),
            blind: true);
    }

    private static async Task<IResult> ReadAsync<T>(NameQueries<T> queries, Edited edited, HttpContext http)
        where T : Named =>
        new Changed<T>(await queries.FindWrittenAsync(edited.Id, Caller.VisibilityOf(http), http.RequestAborted));
}
