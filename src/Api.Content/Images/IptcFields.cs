using System.Security.Cryptography;

namespace Api.Content.Images;

/// <summary>
/// The fields of IPTC-IIM (IIM 4.2): datasets of a record and a number, here as one number of two bytes, each with a
/// value; some occur several times.
/// </summary>
internal sealed class IptcFields
{
    private const int MostOfOne = 500;

    private readonly Dictionary<int, List<string>> _datasets = [];

    public IptcFields(PictureParts parts)
    {
        if (parts.Iptc is not { } datasets)
        {
            return;
        }

        // A program that changed the XMP knew of the digest, or left the datasets alone; one that changed the datasets
        // without the digest did not know of XMP.
#pragma warning disable CA5351 // The format's own checksum, which keeps nobody out.
        IsCurrent = parts.IptcDigest is not { } digest || digest.AsSpan().SequenceEqual(MD5.HashData(datasets));
#pragma warning restore CA5351
        var rest = new ByteSpan(datasets);
        while (rest.Number(1) == 0x1C)
        {
            var number = (int)rest.Number(2);
            var length = rest.Number(2);

            // With the highest bit set, it is the length of the length.
            var value = rest.Take((length & 0x8000) == 0 ? length : rest.Number((int)(length & 0x7FFF)));
            if (!_datasets.TryGetValue(number, out var values))
            {
                _datasets.Add(number, values = []);
            }

            if (values.Count < MostOfOne
                && value.Length <= PictureText.Longest
                && PictureText.Decode(value) is { } text)
            {
                values.Add(text);
            }
        }
    }

    /// <summary>Whether XMP beside it is at least as new: the digest agrees, or there is none.</summary>
    public bool IsCurrent { get; } = true;

    public IReadOnlyList<string> All(int dataset) => _datasets.GetValueOrDefault(dataset) ?? [];

    public string? Date(int date, int time) => All(date) is not [var day, ..] ? null
        : All(time) is [var hour, ..] ? PictureText.Date($"{day} {hour}") ?? PictureText.Date(day)
        : PictureText.Date(day);
}
