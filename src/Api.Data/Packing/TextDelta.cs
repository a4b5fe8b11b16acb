using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Api.Data.Packing;

/// <summary>
/// The difference of a text from an older one, as git's packs have it: stretches that are copied from the older text,
/// and bytes that are not in it. It is linear in both lengths.
/// </summary>
/// <remarks>
/// The bytes: the length of the text, four bytes of its SHA-256, and then by turns: the number of new bytes, these, the
/// number of copied bytes, and how far the copy begins from where it would if the new bytes had replaced as many old
/// ones. Numbers are LEB128, the last with zigzag. Databases hold it, so the form must not change.
/// </remarks>
internal static class TextDelta
{
    // A copy takes three to six bytes.
    private const int ShortestCopy = 16;
    private const int HashedBytes = 8;
    private const int CheckBytes = 4;
    private const int MostSlots = 1 << 20;

    public static byte[] Make(ReadOnlySpan<byte> old, ReadOnlySpan<byte> text)
    {
        var delta = new List<byte>();
        Write(delta, (uint)text.Length);
        delta.AddRange(CheckOf(text));
        var (places, at, written, copied) = (PlacesOf(old), 0, 0, 0);
        while (at + ShortestCopy <= text.Length)
        {
            // A change that keeps the length is followed by the bytes that follow in the old text, too.
            var next = CopyAt(old, text, at, copied + at - written);
            var other = CopyAt(old, text, at, places[SlotOf(text[at..], places.Length)] - 1);
            var copy = next.Length >= other.Length ? next : other;
            if (copy.Length < ShortestCopy)
            {
                at++;
                continue;
            }

            while (at > written && copy.Start > 0 && text[at - 1] == old[copy.Start - 1])
            {
                at--;
                copy = (copy.Start - 1, copy.Length + 1);
            }

            WriteNew(delta, text[written..at]);
            Write(delta, (uint)copy.Length);
            WriteSigned(delta, copy.Start - (copied + at - written));
            (copied, at) = (copy.Start + copy.Length, at + copy.Length);
            written = at;
        }

        WriteNew(delta, text[written..]);
        return [.. delta];
    }

    /// <exception cref="InvalidDataException">It is not a difference from this text.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> old, ReadOnlySpan<byte> delta)
    {
        var length = Read(ref delta);
        var check = Take(ref delta, CheckBytes);
        var (text, copied) = (new List<byte>(), 0);
        while (true)
        {
            var fresh = Take(ref delta, Read(ref delta));
            text.AddRange(fresh);
            if (delta.IsEmpty)
            {
                break;
            }

            var copyLength = Read(ref delta);
            var start = (long)copied + fresh.Length + ReadSigned(ref delta);
            if (start < 0 || start + copyLength > old.Length || text.Count + copyLength > length)
            {
                throw new InvalidDataException("A difference names bytes that the older text does not have.");
            }

            text.AddRange(old.Slice((int)start, (int)copyLength));
            copied = (int)(start + copyLength);
        }

        var made = CollectionsMarshal.AsSpan(text);
        if (made.Length != length || !check.SequenceEqual(CheckOf(made)))
        {
            throw new InvalidDataException("A difference was made from another text.");
        }

        return [.. made];
    }

    private static ReadOnlySpan<byte> CheckOf(ReadOnlySpan<byte> text) => SHA256.HashData(text).AsSpan(0, CheckBytes);

    /// <summary>
    /// Returns, by the hash of the bytes that are there, the first place in a text, from 1; 0 for none.
    /// </summary>
    private static int[] PlacesOf(ReadOnlySpan<byte> text)
    {
        var places = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(text.Length, 2, MostSlots))];
        for (var i = text.Length - HashedBytes; i >= 0; i--)
        {
            places[SlotOf(text[i..], places.Length)] = i + 1;
        }

        return places;
    }

    private static int SlotOf(ReadOnlySpan<byte> bytes, int slots) =>
        (int)((BinaryPrimitives.ReadUInt64LittleEndian(bytes) * 0x9E3779B97F4A7C15)
            >> (64 - BitOperations.Log2((uint)slots)));

    private static (int Start, int Length) CopyAt(ReadOnlySpan<byte> old, ReadOnlySpan<byte> text, int at, int start) =>
        start < 0 || start >= old.Length ? default : (start, old[start..].CommonPrefixLength(text[at..]));

    private static void WriteNew(List<byte> delta, ReadOnlySpan<byte> fresh)
    {
        Write(delta, (uint)fresh.Length);
        delta.AddRange(fresh);
    }

    private static void Write(List<byte> delta, uint number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            delta.Add((byte)(number | 0x80));
        }

        delta.Add((byte)number);
    }

    private static void WriteSigned(List<byte> delta, int number) =>
        Write(delta, (uint)((number << 1) ^ (number >> 31)));

    private static long Read(ref ReadOnlySpan<byte> delta)
    {
        var number = 0L;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Take(ref delta, 1)[0];
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }

        throw new InvalidDataException("A difference has a number that is too long.");
    }

    private static long ReadSigned(ref ReadOnlySpan<byte> delta) =>
        Read(ref delta) is var number && (number & 1) == 0 ? number >> 1 : ~(number >> 1);

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> delta, long count)
    {
        if (count > delta.Length)
        {
            throw new InvalidDataException("A difference breaks off.");
        }

        var taken = delta[..(int)count];
        delta = delta[(int)count..];
        return taken;
    }
}
