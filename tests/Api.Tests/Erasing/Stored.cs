using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Api.Data;
using Api.Data.Packing;
using Microsoft.Data.Sqlite;

namespace Api.Tests.Erasing;

/// <summary>Everything that a database holds, as bytes to look for words in.</summary>
internal static class Stored
{
    /// <summary>
    /// Returns the files of a database's folder, byte for byte, and the compressed content of its tables. Another
    /// process copies them: if one that has a SQLite file open closes it by another handle, it loses all of its locks
    /// on it.
    /// </summary>
    public static async Task<IReadOnlyList<(string Where, byte[] Bytes)>> InFilesAsync(string database)
    {
        using var folder = new TemporaryFolder();
        using var copying = Process.Start("cp", ["-r", Path.GetDirectoryName(database)!, folder.At("copy")]);
        await copying.WaitForExitAsync();
        if (copying.ExitCode != 0)
        {
            throw new InvalidOperationException($"{database} could not be copied.");
        }

        var stored = new List<(string, byte[])>();
        foreach (var path in Directory.GetFiles(folder.At("copy")))
        {
            stored.Add((Path.GetFileName(path), await File.ReadAllBytesAsync(path)));
        }

        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder.At("copy"), Path.GetFileName(database))};Pooling=False");
        await connection.OpenAsync();
        foreach (var table in Values(
            connection,
            "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' "
                + "and name not like 'sqlite%'").ToList())
        {
            foreach (var value in Values(connection, $"select * from \"{table}\"").OfType<byte[]>())
            {
                stored.AddRange(Inflated(value).Select(inflated => ($"{table}, inflated", inflated)));
            }
        }

        return stored;
    }

    /// <summary>Returns the texts that a database keeps packed: words may be in none of the bytes of a difference.
    /// </summary>
    public static async Task<IReadOnlyList<(string Where, byte[] Bytes)>> UnpackedAsync(Database database)
    {
        await using var session = await database.ReadSnapshotAsync(CancellationToken.None);
        var (texts, unpacked) = (new PackedTexts(session), new List<(string, byte[])>());
        foreach (var (article, kind, revision) in await session.QueryAsync<(long, string, int)>(
            "select article_id, kind, revision from packed_texts order by article_id, kind, revision"))
        {
            var key = new TextKey(article, Enum.Parse<TextKind>(kind, ignoreCase: true), revision);
            unpacked.Add(("packed_texts, unpacked", (await texts.FindAsync(key))!));
        }

        return unpacked;
    }

    /// <summary>Finds the words that are there: in lower or upper case, in UTF-8 or UTF-16.</summary>
    public static IReadOnlyList<string> Find(
        IEnumerable<(string Where, byte[] Bytes)> stored,
        IEnumerable<string> words)
    {
        var found = new List<string>();
        foreach (var (where, bytes) in stored)
        {
            var lower = Array.ConvertAll(bytes, b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b);
            foreach (var word in words)
            {
                Encoding[] encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];
                found.AddRange(
                    encodings.Where(encoding => lower.AsSpan().IndexOf(encoding.GetBytes(word)) >= 0)
                        .Select(encoding => $"{word} in {where} ({encoding.WebName})"));
            }
        }

        return found;
    }

    private static IEnumerable<object> Values(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                yield return reader.GetValue(i);
            }
        }
    }

    /// <summary>Returns what each way of inflating makes of bytes.</summary>
    public static IEnumerable<byte[]> Inflated(byte[] value)
    {
        foreach (var open in new Func<Stream, Stream>[]
        {
            s => new BrotliStream(s, CompressionMode.Decompress),
            s => new GZipStream(s, CompressionMode.Decompress),
            s => new ZLibStream(s, CompressionMode.Decompress),
            s => new DeflateStream(s, CompressionMode.Decompress),
        })
        {
            using var inflated = new MemoryStream();
            try
            {
                using var stream = open(new MemoryStream(value));
                stream.CopyTo(inflated);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                continue;
            }

            yield return inflated.ToArray();
        }
    }
}
