using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Api.Data.Sqlite;

/// <summary>
/// Ranks the rows that SQLite finds: BM25 (Robertson and Zaragoza, 2009), negative, so that the best is the smallest.
/// Unlike FTS5's own function it costs the same at any size: to weigh a word, FTS5 reads every row that has it, half a
/// second for one that is everywhere; this one stops at 10,000.
/// </summary>
/// <remarks>
/// Auxiliary functions of FTS5 (sqlite.org/fts5.html, section 7), which the managed providers do not offer: hence the
/// pointers. <c>relevance</c> takes the weight of a hit in the first column, 1 by default, and the result of
/// <c>relevance_weights</c>, the average length of a row and the weight of each phrase. A rank depends on nothing else
/// outside its row, so with the same weights a row has the same rank whatever is written beside it.
/// </remarks>
internal static unsafe partial class Relevance
{
    private const string Library = "e_sqlite3";
    private const int Ok = 0;
    private const int Row = 100;
    private const int Done = 101;

    private const int MostCounted = 10_000;
    private const int MostPhrases = 64 * 16;
    // k1 and b, as FTS5's own function has them.
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    /// <summary>Adds these functions to a connection.</summary>
    public static void AddTo(SqliteConnection connection)
    {
        var database = connection.Handle!.DangerousGetHandle();
        nint api = 0;
        fixed (
            byte* sql = "select fts5(?1)\0"u8,
            type = "fts5_api_ptr\0"u8,
            rank = "relevance\0"u8,
            weights = "relevance_weights\0"u8)
        {
            var status = sqlite3_prepare_v2(database, sql, -1, out var statement, 0);
            if (status == Ok)
            {
                _ = sqlite3_bind_pointer(statement, 1, &api, type, 0);
                status = sqlite3_step(statement) == Row ? Ok : Done;
                _ = sqlite3_finalize(statement);
            }

            if (status != Ok || api == 0 || !Add(api, rank, &Rank) || !Add(api, weights, &GiveWeights))
            {
                throw new InvalidOperationException("This SQLite has no full-text search (FTS5).");
            }
        }
    }

    // fts5_api: iVersion, xCreateTokenizer, xFindTokenizer, xCreateFunction.
    private static bool Add(
        nint api,
        byte* name,
        delegate* unmanaged[Cdecl]<nint*, nint, nint, int, nint*, void> function)
    {
        var create = ((nint*)api)[3];
        return ((delegate* unmanaged[Cdecl]<
            nint, byte*, nint, delegate* unmanaged[Cdecl]<nint*, nint, nint, int, nint*, void>, nint, int>)create)(
                api, name, 0, function, 0) == Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Rank(nint* functions, nint context, nint result, int count, nint* arguments)
    {
        var fts = new Fts5(functions, context);
        var phrases = Math.Min(fts.PhraseCount, MostPhrases);
        var given = count > 1 ? sqlite3_value_bytes(arguments[1]) / sizeof(double) : 0;
        var weights = given > 0 ? new ReadOnlySpan<double>(sqlite3_value_blob(arguments[1]), given) : Own(fts, phrases);
        if (weights.IsEmpty)
        {
            sqlite3_result_error_nomem(result);
            return;
        }

        var (last, end) = fts.End;
        var first = count > 0 ? sqlite3_value_double(arguments[0]) : 1;
        Span<double> frequencies = stackalloc double[phrases];
        frequencies.Clear();
        for (int i = 0, hits = fts.HitCount; i < hits; i++)
        {
            // The token at the very end is not a word of the text, but says that the row is listed by default.
            var (phrase, column, place) = fts.Hit(i);
            if (phrase < phrases && (column, place) != (last, end))
            {
                frequencies[phrase] += column == 0 ? first : 1;
            }
        }

        var length = Saturation * (1 - LengthShare + (LengthShare * fts.Length / weights[0]));
        var score = 0.0;
        for (var i = 0; i < phrases && i + 1 < weights.Length; i++)
        {
            score += weights[i + 1] * frequencies[i] * (Saturation + 1) / (frequencies[i] + length);
        }

        sqlite3_result_double(result, -score);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void GiveWeights(nint* functions, nint context, nint result, int count, nint* arguments)
    {
        var fts = new Fts5(functions, context);
        var phrases = Math.Min(fts.PhraseCount, MostPhrases);
        var weights = Weigh(fts, phrases);
        if (weights is null)
        {
            sqlite3_result_error_nomem(result);
        }
        else
        {
            sqlite3_result_blob(result, weights, sizeof(double) * (phrases + 1), &Free);
        }
    }

    /// <summary>
    /// Returns the weights of this statement, which are computed once; none if there is no memory for them.
    /// </summary>
    private static ReadOnlySpan<double> Own(Fts5 fts, int phrases)
    {
        var weights = fts.Auxiliary;
        if (weights is null && (weights = Weigh(fts, phrases)) is not null)
        {
            fts.Auxiliary = weights;
        }

        return weights is null ? [] : new(weights, phrases + 1);
    }

    /// <summary>Computes the average length of a row, and the weight of each phrase, the rarer the greater.</summary>
    private static double* Weigh(Fts5 fts, int phrases)
    {
        // SQLite's own memory, because SQLite frees it, and only it knows when the statement is done with it.
        var weights = (double*)sqlite3_malloc(sizeof(double) * (phrases + 1));
        if (weights is null)
        {
            return null;
        }

        var (rows, words) = fts.Size;
        weights[0] = Math.Max(1, (double)words / Math.Max(1, rows));
        for (var i = 0; i < phrases; i++)
        {
            // In whole steps: a cursor carries them, and the frequency of a word means no more than that.
            // The weight of a single phrase changes no order, so its rows need not be counted.
            var rarity = phrases == 1 ? 1 : rows / Math.Max(1.0, fts.CountRows(i));
            weights[i + 1] = 1 + Math.Floor(Math.Log2(Math.Max(1, rarity)));
        }

        return weights;
    }

    // Any status but OK ends the walk of FTS5 over the rows of a phrase.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Count(nint* functions, nint context, int* rows) => ++*rows < MostCounted ? Ok : Done;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(void* memory) => sqlite3_free(memory);

    /// <summary>
    /// Fts5ExtensionApi: the current row and its hits of the query, by the positions of the functions in that
    /// structure.
    /// </summary>
    private readonly struct Fts5(nint* functions, nint context)
    {
        public int PhraseCount => ((delegate* unmanaged[Cdecl]<nint, int>)functions[6])(context);

        public int HitCount =>
            ((delegate* unmanaged[Cdecl]<nint, out int, int>)functions[8])(context, out var hits) == Ok ? hits : 0;

        public int Length =>
            ((delegate* unmanaged[Cdecl]<nint, int, out int, int>)functions[12])(context, -1, out var words) == Ok
                ? words
                : 0;

        public (long Rows, long Words) Size
        {
            get
            {
                _ = ((delegate* unmanaged[Cdecl]<nint, out long, int>)functions[3])(context, out var rows);
                _ = ((delegate* unmanaged[Cdecl]<nint, int, out long, int>)functions[4])(context, -1, out var words);
                return (rows, words);
            }
        }

        public double* Auxiliary
        {
            get => ((delegate* unmanaged[Cdecl]<nint, int, double*>)functions[15])(context, 0);
            set => _ = ((delegate* unmanaged[Cdecl]<
                nint, void*, delegate* unmanaged[Cdecl]<void*, void>, int>)functions[14])(context, value, &Free);
        }

        /// <summary>The last column, and the position of the last token in it.</summary>
        public (int Column, int Place) End
        {
            get
            {
                var column = ((delegate* unmanaged[Cdecl]<nint, int>)functions[2])(context) - 1;
                return ((delegate* unmanaged[Cdecl]<nint, int, out int, int>)functions[12])(
                    context, column, out var words) == Ok
                    ? (column, words - 1)
                    : (column, -1);
            }
        }

        public (int Phrase, int Column, int Place) Hit(int number) =>
            ((delegate* unmanaged[Cdecl]<nint, int, out int, out int, out int, int>)functions[9])(
                context, number, out var phrase, out var column, out var place) == Ok
                ? (phrase, column, place)
                : (int.MaxValue, 0, 0);

        public int CountRows(int phrase)
        {
            var rows = 0;
            _ = ((delegate* unmanaged[Cdecl]<
                nint, int, void*, delegate* unmanaged[Cdecl]<nint*, nint, int*, int>, int>)functions[13])(
                    context, phrase, &rows, &Count);
            return rows;
        }
    }

    [LibraryImport(Library)]
    private static partial int sqlite3_prepare_v2(nint database, byte* sql, int length, out nint statement, nint tail);

    [LibraryImport(Library)]
    private static partial int sqlite3_bind_pointer(
        nint statement,
        int number,
        void* value,
        byte* type,
        nint destructor);

    [LibraryImport(Library)]
    private static partial int sqlite3_step(nint statement);

    [LibraryImport(Library)]
    private static partial int sqlite3_finalize(nint statement);

    [LibraryImport(Library)]
    private static partial double sqlite3_value_double(nint value);

    [LibraryImport(Library)]
    private static partial void* sqlite3_value_blob(nint value);

    [LibraryImport(Library)]
    private static partial int sqlite3_value_bytes(nint value);

    [LibraryImport(Library)]
    private static partial void sqlite3_result_blob(
        nint context,
        void* value,
        int bytes,
        delegate* unmanaged[Cdecl]<void*,
        void> destructor);

    [LibraryImport(Library)]
    private static partial void sqlite3_result_double(nint context, double value);

    [LibraryImport(Library)]
    private static partial void sqlite3_result_error_nomem(nint context);

    [LibraryImport(Library)]
    private static partial void* sqlite3_malloc(int bytes);

    [LibraryImport(Library)]
    private static partial void sqlite3_free(void* memory);
}
