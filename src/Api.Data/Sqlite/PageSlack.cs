using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Api.Data.Sqlite;

/// <summary>
/// Clears the unused bytes of a SQLite file's pages. <c>secure_delete</c> overwrites deleted content in its place; but
/// when SQLite moves rows to another page to balance a tree, a copy may stay in the room that they leave, and nobody
/// deletes that: of 200 random histories, 7 had words of erased rows in such a place, and of files that another program
/// had vacuumed almost all did.
/// </summary>
/// <remarks>
/// The room of a page of a tree that is neither header, cell pointer nor cell (sqlite.org/fileformat2.html, section
/// 1.6) means nothing to anybody, so zeros in it need no log. It is written through SQLite's own handle: closing
/// another handle would drop this process's locks. The caller keeps writers away, makes sure beforehand that the
/// write-ahead log is empty, so that no checkpoint writes a page at the same time, and afterwards that others forget
/// the pages they hold.
/// </remarks>
internal static unsafe partial class PageSlack
{
    private const string Library = "e_sqlite3";
    private const int FilePointer = 7;
    private const int SyncFull = 3;
    private const int Ok = 0;

    // From here on, the first byte of other pages, which is part of a page number, may look like that of a tree's page.
    private const long MostPages = 0x0200_0000;

    /// <summary>Clears page by page, as many as it can in the time, and at least one.</summary>
    /// <param name="from">The number of the first page.</param>
    /// <returns>The number of the page to continue with; null at the end.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static long? Clear(SqliteConnection connection, long from, TimeSpan time)
    {
        var file = default(nint**);
        fixed (byte* main = "main\0"u8)
        {
            Check(sqlite3_file_control(connection.Handle!.DangerousGetHandle(), main, FilePointer, &file));
        }

        var methods = *file;
        var read = (delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)methods[2];
        var write = (delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)methods[3];
        var sync = (delegate* unmanaged[Cdecl]<nint**, int, int>)methods[5];
        long size;
        Check(((delegate* unmanaged[Cdecl]<nint**, long*, int>)methods[6])(file, &size));

        var header = stackalloc byte[100];
        Check(read(file, header, 100, 0));
        var pageSize = Size(BinaryPrimitives.ReadUInt16BigEndian(new(header + 16, 2)), 1);
        var hasMaps = BinaryPrimitives.ReadUInt32BigEndian(new(header + 52, 4)) != 0;
        var (pages, start) = (Math.Min(size / pageSize, MostPages), Stopwatch.GetTimestamp());
        var page = new byte[pageSize];
        for (var number = from; number <= pages; number++)
        {
            if (number > from && Stopwatch.GetElapsedTime(start) > time)
            {
                Check(sync(file, SyncFull));
                return number;
            }

            // In a file that vacuums itself, one page in so many is a map of the others.
            if (hasMaps && number >= 2 && (number - 2) % ((pageSize / 5) + 1) <= 1)
            {
                continue;
            }

            fixed (byte* bytes = page)
            {
                Check(read(file, bytes, pageSize, (number - 1) * pageSize));
                if (ClearPage(page, number == 1 ? 100 : 0))
                {
                    Check(write(file, bytes, pageSize, (number - 1) * pageSize));
                }
            }
        }

        Check(sync(file, SyncFull));
        return null;
    }

    /// <summary>Clears one page, if it is one of a tree.</summary>
    /// <param name="header">The offset of its header.</param>
    /// <returns>Whether there was anything to clear.</returns>
    internal static bool ClearPage(Span<byte> page, int header)
    {
        // Inner pages of indexes and tables, and their leaves; inner pages have four more bytes of header.
        if (page[header] is not (2 or 5 or 10 or 13))
        {
            return false;
        }

        var pointers = header + (page[header] < 10 ? 12 : 8);
        var gap = pointers + (2 * Number(page, header + 3));
        var cells = Size(Number(page, header + 5), 0);
        // Numbers that contradict each other are those of a damaged page: to clear by them could destroy cells.
        if (gap > cells || cells > page.Length)
        {
            return false;
        }

        var found = ClearRange(page[gap..cells]);
        var (block, last) = (Number(page, header + 1), 0);
        // Free blocks are linked in ascending order, so a link that leads back is damage, and would be followed for
        // ever. The first four bytes of each are its link and its size, and stay.
        while (block > last && block + 4 <= page.Length)
        {
            var end = block + Number(page, block + 2);
            found |= end > block + 4 && end <= page.Length && ClearRange(page[(block + 4)..end]);
            (block, last) = (Number(page, block), block);
        }

        return found;
    }

    private static bool ClearRange(Span<byte> range)
    {
        var found = range.ContainsAnyExcept((byte)0);
        range.Clear();
        return found;
    }

    private static int Number(ReadOnlySpan<byte> page, int at) => BinaryPrimitives.ReadUInt16BigEndian(page[at..]);

    // Two bytes cannot hold the largest size: another number stands for it.
    private static int Size(int stated, int largest) => stated == largest ? 65536 : stated;

    private static void Check(int status)
    {
        if (status != Ok)
        {
            throw new IOException($"The file of the database could not be cleared (SQLite's code {status}).");
        }
    }

    [LibraryImport(Library)]
    private static partial int sqlite3_file_control(nint database, byte* name, int operation, void* argument);
}
