using System.Buffers;
using System.Buffers.Text;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Execute;

/// <summary>
/// Places in the JSON of an answer that are filled after all rows are read. A hole is a control character, which JSON has nowhere,
/// and the hole's number: so it can be copied with the rows around it. Not thread-safe.
/// </summary>
internal sealed class Holes
{
    private const byte Mark = 0x01;
    private const int Digits = 8;

    private static readonly StandardFormat Hexadecimal = new('x', Digits);

    private readonly List<(TransitionsCell Cell, Guid Item)> _places = [];
    private readonly Dictionary<(TransitionsCell Cell, Guid Item), int> _numbers = [];

    /// <summary>What is to be written into each hole.</summary>
    public IReadOnlyList<(TransitionsCell Cell, Guid Item)> Places => _places;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _places.Clear();
        _numbers.Clear();
    }

    /// <summary>Leaves a hole.</summary>
    public void Write(JsonBuffer buffer, TransitionsCell cell, Guid item)
    {
        if (!_numbers.TryGetValue((cell, item), out var number))
        {
            number = _places.Count;
            _numbers.Add((cell, item), number);
            _places.Add((cell, item));
        }

        var room = buffer.Reserve(1 + Digits);
        room[0] = Mark;
        Utf8Formatter.TryFormat(number, room[1..], out _, Hexadecimal);
        buffer.Advance(1 + Digits);
    }

    /// <summary>Appends JSON with its holes filled.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="filling">The JSON of each hole, by its number.</param>
    /// <param name="output">Where it goes.</param>
    public static void Copy(ReadOnlySpan<byte> json, IReadOnlyList<ReadOnlyMemory<byte>> filling, IBufferWriter<byte> output)
    {
        for (var hole = json.IndexOf(Mark); hole >= 0; hole = json.IndexOf(Mark))
        {
            output.Write(json[..hole]);
            Utf8Parser.TryParse(json.Slice(hole + 1, Digits), out int number, out _, Hexadecimal.Symbol);
            output.Write(filling[number].Span);
            json = json[(hole + 1 + Digits)..];
        }

        output.Write(json);
    }
}
