using System.Diagnostics;
using System.Text.Json;
using Api.Data.Lists;

namespace Api.Http;

/// <summary>Writes rows of lists as JSON. A row that was rendered when it was written is taken as it is.</summary>
internal static class RowJson
{
    public static byte[] Of<T>(HttpRequest request, T row)
        where T : Row =>
        row.Json is { } rendered
            ? PublicPath.Put(request, rendered)
            : JsonSerializer.SerializeToUtf8Bytes(row, PublicPath.JsonOf(request));

    public static byte[] OfPage<T>(HttpRequest request, Page<T> page)
        where T : Row
    {
        var options = PublicPath.JsonOf(request);
        if (page.Items is not [{ Json: not null }, ..])
        {
            return JsonSerializer.SerializeToUtf8Bytes(page, options);
        }

        // The items come first in a page, so they are put where it has none.
        var start = "{\"items\":["u8;
        var empty = JsonSerializer.SerializeToUtf8Bytes(page with { Items = [] }, options);
        Debug.Assert(empty.AsSpan().StartsWith(start), "A page begins with something other than its items.");
        var items = page.Items.Select(item => Of(request, item)).ToList();
        var body = new byte[empty.Length + items.Sum(item => item.Length) + items.Count - 1];
        var place = start.Length;
        start.CopyTo(body);
        foreach (var item in items)
        {
            if (place > start.Length)
            {
                body[place++] = (byte)',';
            }

            item.CopyTo(body, place);
            place += item.Length;
        }

        empty.AsSpan(start.Length).CopyTo(body.AsSpan(place));
        return body;
    }
}
