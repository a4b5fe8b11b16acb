using Api.Data.Packing;
using CsCheck;

namespace Api.Tests.Packing;

public sealed class TextDeltaTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Byte[(byte)'a', (byte)'d'].Array[0, 300];

    /// <summary>A text, and another made of stretches of it, in any order and number, with new bytes between.</summary>
    private static readonly Gen<(byte[] Old, byte[] Text)> Pairs =
        from old in Bytes
        from pieces in Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.Byte.Array[0, 20]).Array[0, 8]
        select (old, (byte[])[.. pieces.SelectMany(piece => Piece(old, piece.Item1, piece.Item2, piece.Item3))]);

    [Fact]
    public void A_text_comes_back_from_the_older_one_and_the_difference() => Pairs.Sample(
        pair => Assert.Equal(pair.Text, TextDelta.Apply(pair.Old, TextDelta.Make(pair.Old, pair.Text))));

    [Fact]
    public void Damage_is_noticed_and_never_gives_another_text() =>
        Gen.Select(Pairs, Gen.Int[0, 1000], Gen.Byte[1, 255], Gen.Bool).Sample((pair, place, change, isCut) =>
        {
            var delta = TextDelta.Make(pair.Old, pair.Text);
            var at = place % delta.Length;
            delta[at] ^= change;
            var damaged = isCut ? delta[..at] : delta;

            // Other bytes may name another stretch of the same words.
            Assert.True(Applied(pair.Old, damaged) is not { } text || text.AsSpan().SequenceEqual(pair.Text));
        });

    [Theory]
    [InlineData("another word in the middle", 40_000)]
    [InlineData("", 0)]
    [InlineData("at the beginning", 0)]
    public void One_change_in_a_long_text_takes_few_bytes(string fresh, int at)
    {
        var random = new Random(1);
        var old = Enumerable.Range(0, 100_000).Select(_ => (byte)random.Next(256)).ToArray();
        byte[] text = [.. old[..at], .. fresh.Select(c => (byte)c), .. old[(at + 3)..]];

        Assert.InRange(TextDelta.Make(old, text).Length, 1, fresh.Length + 30);
    }

    [Fact]
    public void Another_older_text_is_noticed()
    {
        var delta = TextDelta.Make("The bridge was opened on Monday."u8, "The bridge was opened on Sunday."u8);

        Assert.Throws<InvalidDataException>(() => TextDelta.Apply("The bridge was closed on Monday."u8, delta));
        Assert.Throws<InvalidDataException>(() => TextDelta.Apply([], delta));
    }

    private static byte[]? Applied(byte[] old, byte[] delta)
    {
        try
        {
            return TextDelta.Apply(old, delta);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static IEnumerable<byte> Piece(byte[] old, int start, int length, byte[] fresh) =>
        [.. old.Skip(start % (old.Length + 1)).Take(length), .. fresh];
}
