using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>The rows of one statement, written as JSON and grouped by the row that they belong to. Reused from request to request.</summary>
internal sealed class StatementRows : IDisposable
{
    private readonly List<JsonBuffer> _arrays = [];
    private readonly JsonBuffer _cursors = new();
    private readonly Dictionary<Guid, RowGroup> _groups = [];
    private readonly List<RowGroup> _pool = [];
    private int _pooled;
    private RowShape _shape = new(-1, [], null, null);

    /// <summary>The number that the statement counted, when it counts.</summary>
    public long Count { get; set; }

    /// <summary>Forgets everything and takes the shape of the rows to come.</summary>
    public void Reset(RowShape shape)
    {
        _shape = shape;
        _groups.Clear();
        _cursors.Clear();
        _pooled = 0;
        Count = 0;
        while (_arrays.Count < shape.Arrays.Length)
        {
            _arrays.Add(new JsonBuffer());
        }

        foreach (var array in _arrays)
        {
            array.Clear();
        }
    }

    /// <summary>The buffer of an array.</summary>
    public JsonBuffer Array(int index) => _arrays[index];

    /// <summary>The buffer of cursors.</summary>
    public JsonBuffer Cursors => _cursors;

    /// <summary>The group of a parent, or null when no row belongs to it.</summary>
    public RowGroup? Find(Guid key) => _groups.GetValueOrDefault(key);

    /// <summary>The group of a parent, made when it is the first row.</summary>
    public RowGroup GetOrAdd(Guid key)
    {
        if (_groups.TryGetValue(key, out var group))
        {
            return group;
        }

        if (_pooled == _pool.Count)
        {
            _pool.Add(new RowGroup());
        }

        group = _pool[_pooled++];
        group.Reset(_shape.Arrays.Length);
        _groups.Add(key, group);
        return group;
    }

    /// <summary>Whether the first row of the group is the one too many of a page read backwards.</summary>
    public bool HasExtraFirst(RowGroup group) => _shape.Page is { Backward: true } page && group.Count > page.Size;

    /// <summary>Appends the only row of a group; null when there is none.</summary>
    public void WriteItem(JsonBuffer output, Guid key)
    {
        if (Find(key) is { } group)
        {
            output.Write(_arrays[0].Written[group.Rows(0, withoutFirst: false)]);
        }
        else
        {
            output.Write("null"u8);
        }
    }

    /// <summary>Appends the rows of a group as a JSON list.</summary>
    public void WriteArray(JsonBuffer output, Guid key, int array)
    {
        output.Write((byte)'[');
        if (Find(key) is { } group)
        {
            output.Write(_arrays[array].Written[group.Rows(array, HasExtraFirst(group))]);
        }

        output.Write((byte)']');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cursors.Dispose();
        foreach (var array in _arrays)
        {
            array.Dispose();
        }
    }
}
