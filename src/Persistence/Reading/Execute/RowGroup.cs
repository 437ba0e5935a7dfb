namespace Expect.Persistence.Reading.Execute;

/// <summary>The written rows that belong to one parent: where they stand in the buffers of their statement.</summary>
internal sealed class RowGroup
{
    private readonly List<(int Position, Range Written)> _placed = [];
    private Span[] _arrays = [];

    /// <summary>How many rows the database gave, the one too many included.</summary>
    public int Count { get; private set; }

    /// <summary>The cursor of the first row.</summary>
    public Range FirstCursor { get; private set; }

    /// <summary>The cursor of the second row.</summary>
    public Range SecondCursor { get; private set; }

    /// <summary>The cursor of the last row written.</summary>
    public Range LastCursor { get; private set; }

    /// <summary>The rows that have a position in a list of several statements, and where they are written.</summary>
    public IReadOnlyList<(int Position, Range Written)> Placed => _placed;

    /// <summary>Makes the group empty again.</summary>
    public void Reset(int arrays)
    {
        Count = 0;
        _placed.Clear();
        (FirstCursor, SecondCursor, LastCursor) = (default, default, default);
        if (_arrays.Length < arrays)
        {
            _arrays = new Span[arrays];
        }
        else
        {
            Array.Clear(_arrays);
        }
    }

    /// <summary>Counts a row that is not written.</summary>
    public void Skip() => Count++;

    /// <summary>Counts a row that will be written, with its cursor.</summary>
    public void Begin(Range cursor)
    {
        Count++;
        LastCursor = cursor;
        if (Count == 1)
        {
            FirstCursor = cursor;
        }
        else if (Count == 2)
        {
            SecondCursor = cursor;
        }
    }

    /// <summary>Notes the position of the row at hand and where it is written.</summary>
    public void Place(int position, Range written) => _placed.Add((position, written));

    /// <summary>Notes where the row at hand starts in an array.</summary>
    public void Start(int array, int offset)
    {
        if (Count == 1)
        {
            _arrays[array].First = offset;
        }
        else if (Count == 2)
        {
            _arrays[array].Second = offset;
        }
    }

    /// <summary>Notes where the row at hand ends in an array.</summary>
    public void End(int array, int offset) => _arrays[array].End = offset;

    /// <summary>The written rows of an array, with commas between them.</summary>
    /// <param name="array">Index of the array.</param>
    /// <param name="withoutFirst">Whether the first row is the one too many.</param>
    public Range Rows(int array, bool withoutFirst) =>
        withoutFirst
            ? Count < 2 ? default : _arrays[array].Second.._arrays[array].End
            : _arrays[array].First.._arrays[array].End;

    private struct Span
    {
        public int First;
        public int Second;
        public int End;
    }
}
