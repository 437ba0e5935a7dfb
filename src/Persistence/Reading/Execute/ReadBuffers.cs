using System.Buffers;
using System.Collections.Immutable;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>The buffers of one operation. Reused from request to request.</summary>
internal sealed class ReadBuffers : IDisposable
{
    private readonly List<StatementRows> _statements = [];
    private readonly JsonBuffer _data = new();

    /// <summary>The rows of each part of the statements.</summary>
    public IReadOnlyList<StatementRows> Statements => _statements;

    /// <summary>The matches of the operation at hand.</summary>
    public IReadOnlyList<RankedMatches> Matches { get; set; } = [];

    /// <summary>The places of the operation at hand that are filled after all rows are read.</summary>
    public Holes Holes { get; } = new();

    /// <summary>What is written into them, by their numbers.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Filling { get; set; } = [];

    /// <summary>Makes everything empty for the statements to come.</summary>
    public void Reset(ImmutableArray<CompiledStatement> statements)
    {
        Holes.Clear();
        Filling = [];
        var index = 0;
        foreach (var statement in statements)
        {
            foreach (var part in statement.Parts)
            {
                if (index == _statements.Count)
                {
                    _statements.Add(new StatementRows());
                }

                _statements[index++].Reset(part);
            }
        }
    }

    /// <summary>Appends the object of all root fields.</summary>
    public void WriteData(ImmutableArray<RootShape> roots, IReadOnlyList<object?> values, IBufferWriter<byte> output)
    {
        _data.Clear();
        WriteObject(roots, values);
        if (Filling.Count == 0)
        {
            output.Write(_data.Written);
        }
        else
        {
            Holes.Copy(_data.Written, Filling, output);
            Filling = [];
        }
    }

    private void WriteObject(ImmutableArray<RootShape> roots, IReadOnlyList<object?> values)
    {
        var separator = (byte)'{';
        foreach (var root in roots)
        {
            _data.Write(separator);
            separator = (byte)',';
            _data.Write(root.Name.Span);
            Write(root, values);
        }

        if (roots.IsEmpty)
        {
            _data.Write(separator);
        }

        _data.Write((byte)'}');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data.Dispose();
        foreach (var rows in _statements)
        {
            rows.Dispose();
        }
    }

    private void Write(RootShape root, IReadOnlyList<object?> values)
    {
        switch (root)
        {
            case ConstantRootShape constant:
                _data.Write(constant.Json.Span);
                break;
            case LookupRootShape lookup:
                _statements[lookup.Statement].WriteItem(_data, Guid.Empty);
                break;
            case ConnectionRootShape connection:
                var rows = connection.Statement < 0 ? null : _statements[connection.Statement];
                var count = connection.CountStatement < 0 ? 0 : _statements[connection.CountStatement].Count;
                ConnectionWriter.Write(_data, _statements, connection.Parts, connection.Page, rows, Guid.Empty, count);
                break;
            case OfferMatchesRootShape match:
                Matches[match.Match].Write(_data, _statements);
                break;
            case ObjectRootShape composed:
                WriteObject(composed.Members, values);
                break;
            case RequestRootShape request:
                _data.WriteText((string)values[request.Slot]!);
                break;
            case RowsRootShape list:
                _statements[list.Statement].WriteArray(_data, Guid.Empty, 0);
                break;
            case CursorRootShape cursor:
                var head = _statements[cursor.Statement];
                _data.Write(head.Cursors.Written[head.Find(Guid.Empty)!.LastCursor]);
                break;
            case NodesRootShape nodes:
                Nodes(nodes, values);
                break;
            default:
                throw new InvalidOperationException($"A root of kind {root.GetType().Name} cannot be written.");
        }
    }

    private void Nodes(NodesRootShape nodes, IReadOnlyList<object?> values)
    {
        var separator = (byte)'[';
        foreach (var reference in nodes.References)
        {
            _data.Write(separator);
            separator = (byte)',';
            if (reference.Part < 0)
            {
                _data.Write("null"u8);
            }
            else
            {
                _statements[reference.Part].WriteItem(_data, (Guid)values[reference.Slot]!);
            }
        }

        if (nodes.References.IsEmpty)
        {
            _data.Write(separator);
        }

        _data.Write((byte)']');
    }
}
