namespace Api.Tests.Mutations;

public sealed class MutationTests
{
    private const int Count = 1_000;

    [Fact]
    public void Whatever_comes_in_is_read_or_refused()
    {
        var (faults, read) = (new List<string>(), new HashSet<PieceKind>());
        for (var number = 0; number < Count; number++)
        {
            var (kind, content) = Mutation.Of(number);
            if (Wholeness.FaultOf(kind, content, out var isRead) is { } fault)
            {
                faults.Add($"{number} {kind}: {fault}");
            }

            if (isRead)
            {
                read.Add(kind);
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults.Take(10)));
        Assert.Equal(Enum.GetValues<PieceKind>(), read.Order());
    }

    [Fact]
    public void The_pieces_themselves_are_read()
    {
        foreach (var (kind, text) in Pieces.All)
        {
            var content = kind == PieceKind.Picture
                ? System.Text.Encoding.Latin1.GetBytes(text)
                : System.Text.Encoding.UTF8.GetBytes(text);
            Assert.Null(Wholeness.FaultOf(kind, content, out var isRead));
            Assert.True(isRead, text);
        }
    }
}
