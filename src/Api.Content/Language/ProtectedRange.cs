namespace Api.Content.Language;

/// <summary>
/// A range of a text that is one token, whatever stands inside: somebody's words. Offsets are UTF-16.
/// </summary>
/// <param name="Start">Where the words begin.</param>
/// <param name="End">Where the words end, exclusive.</param>
/// <param name="OuterStart">Where the token begins, with what encloses the words.</param>
/// <param name="OuterEnd">Where the token ends, exclusive.</param>
internal readonly record struct ProtectedRange(int Start, int End, int OuterStart, int OuterEnd);
