using System.Text;

namespace Api.Content.Search;

/// <summary>
/// Reads the tokens of a text one after the other. Linear in the text; <see cref="Text"/> is valid until the next is
/// read.
/// </summary>
internal ref struct TokenReader(ReadOnlySpan<char> source)
{
    /// <summary>
    /// The most UTF-16 units of a token: 192 bytes of UTF-8, whereas a lexeme of PostgreSQL may have 2,046.
    /// </summary>
    public const int MaxLength = 64;

    /// <summary>The part of a word that is folded: at worst three units of it become one.</summary>
    private const int MaxSource = 256;

    /// <summary>
    /// The limit of the Stream-Safe Text Format (UAX #15, section 13): normalising is quadratic in the run.
    /// </summary>
    private const int MaxMarksInARow = 30;

    private readonly ReadOnlySpan<char> _source = source;
    private readonly char[] _token = new char[MaxLength];
    private char[]? _run;
    private int _length;
    private int _at;

    // The character that waits for the one after it.
    private string _held = "";
    private int _heldStart;
    private int _heldEnd;

    public readonly ReadOnlySpan<char> Text => _token.AsSpan(0, _length);

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>The end of the first character of a pair; <see cref="End"/> for everything else.</summary>
    public int HeadEnd { get; private set; }

    public bool MoveNext()
    {
        if (_held.Length > 0)
        {
            return ReadPair();
        }

        var simple = WordFolding.Simple;
        while (_at < _source.Length)
        {
            var unit = _source[_at];
            var folded = unit < simple.Length ? simple[unit] : WordFolding.Special;
            if (folded == WordFolding.Separator)
            {
                _at++;
            }
            else if ((folded != WordFolding.Special && ReadSimple(simple)) || ReadSpecial())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a word in which each letter folds to one; does not move if it meets anything else.</summary>
    private bool ReadSimple(ReadOnlySpan<char> simple)
    {
        var at = _at;
        var length = 0;
        for (; at < _source.Length; at++)
        {
            var unit = _source[at];
            var folded = unit < simple.Length ? simple[unit] : WordFolding.Special;
            if (folded == WordFolding.Special)
            {
                return false;
            }

            if (folded == WordFolding.Separator)
            {
                break;
            }

            if (length < MaxLength)
            {
                _token[length++] = folded;
            }
        }

        (Start, End, HeadEnd, _length, _at) = (_at, at, at, length, at);
        return true;
    }

    private bool ReadSpecial()
    {
        Rune.DecodeFromUtf16(_source[_at..], out var rune, out var units);
        switch (WordFolding.KindOf(rune))
        {
            case RuneKind.Character:
                return ReadCharacter() && ReadPair();
            case RuneKind.Letter:
                Start = _at;
                var word = ReadRun(isCharacter: false, out var end);
                (End, HeadEnd) = (end, end);
                SetText(word);
                return _length > 0;
            default:
                _at += units;
                return false;
        }
    }

    // The token is the held character with the next one, or alone at the end of the run.
    private bool ReadPair()
    {
        var head = _held;
        (Start, HeadEnd) = (_heldStart, _heldEnd);
        _held = "";
        SetText(ReadCharacter() ? head + _held : head);
        End = _held.Length > 0 ? _heldEnd : HeadEnd;
        return true;
    }

    private bool ReadCharacter()
    {
        if (_at == _source.Length)
        {
            return false;
        }

        Rune.DecodeFromUtf16(_source[_at..], out var rune, out _);
        if (WordFolding.KindOf(rune) != RuneKind.Character)
        {
            return false;
        }

        _heldStart = _at;
        var folded = ReadRun(isCharacter: true, out _heldEnd);
        _held = folded[..CutAt(folded, MaxLength / 2)];
        return _held.Length > 0;
    }

    /// <summary>Reads a character with its marks, or a word up to its end or to a character, and folds it.</summary>
    private string ReadRun(bool isCharacter, out int end)
    {
        _run ??= new char[MaxSource];
        var length = 0;
        var marks = 0;
        end = _at;
        for (var first = true; _at < _source.Length; first = false)
        {
            Rune.DecodeFromUtf16(_source[_at..], out var rune, out var units);
            var kind = WordFolding.KindOf(rune);
            var endsCharacter = kind == RuneKind.Letter && isCharacter && !WordFolding.EndsSyllable(rune.Value);
            if (kind == RuneKind.Separator || (!first && (kind == RuneKind.Character || endsCharacter)))
            {
                break;
            }

            _at += units;
            if (kind == RuneKind.Ignored)
            {
                continue;
            }

            end = _at;
            marks = kind != RuneKind.Mark ? 0 : WordFolding.IsDiacritic(rune.Value) ? marks : marks + 1;
            if (marks <= MaxMarksInARow && length + units <= MaxSource && !WordFolding.IsDiacritic(rune.Value))
            {
                length += rune.EncodeToUtf16(_run.AsSpan(length));
            }
        }

        return WordFolding.Fold(_run.AsSpan(0, length));
    }

    private void SetText(string text)
    {
        _length = CutAt(text, MaxLength);
        text.AsSpan(0, _length).CopyTo(_token);
    }

    private static int CutAt(string text, int length) =>
        text.Length <= length ? text.Length : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
