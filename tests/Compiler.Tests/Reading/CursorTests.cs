using System.Text;
using CsCheck;
using Expect.Persistence.Reading;

namespace Expect.Compiler.Tests.Reading;

public sealed class CursorTests
{
    private static readonly Gen<object?> Value = Gen.OneOf(
        Gen.Const((object?)null),
        Gen.String[Gen.Char['a', '\uD7FF'], 0, 300].Select(text => (object?)text),
        Gen.Const((object?)"Djénine 𝄞 جنين"),
        Gen.Long.Select(number => (object?)number),
        Gen.Decimal.Select(number => (object?)number),
        Gen.Bool.Select(truth => (object?)truth),
        Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(day => (object?)DateOnly.FromDayNumber(day)),
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => (object?)new DateTime(ticks, DateTimeKind.Utc)),
        Gen.Guid.Select(id => (object?)id));

    [Fact]
    public void What_is_written_is_read() => Gen.Select(Gen.ULong, Value.Array[0, 8]).Sample((fingerprint, values) =>
    {
        var cursor = Cursor.TryParse(Write(fingerprint, values));
        return cursor is not null && cursor.Fingerprint == fingerprint && cursor.Values.SequenceEqual(values);
    });

    [Fact]
    public void A_cursor_is_a_name_without_characters_that_addresses_escape() => Gen.Select(Gen.ULong, Value.Array[0, 8]).Sample((fingerprint, values) =>
        Write(fingerprint, values).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    [Fact]
    public void Damaged_cursors_are_read_as_something_else_or_nothing_but_never_fail() =>
        Gen.Select(Gen.ULong, Value.Array[1, 6], Gen.Int[0, 10_000], Gen.Char['!', 'z']).Sample((fingerprint, values, place, c) =>
        {
            var text = Write(fingerprint, values);
            var at = place % text.Length;
            Cursor.TryParse(text[..at] + c + text[(at + 1)..]);
            Cursor.TryParse(text[..at]);
        });

    [Fact]
    public void Any_text_is_a_cursor_or_none() => Gen.String.Sample(text => { Cursor.TryParse(text); });

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not a cursor")]
    [InlineData("AQ")]
    [InlineData("é")]
    public void Texts_that_are_none(string text) => Assert.Null(Cursor.TryParse(text));

    [Fact]
    public void A_long_text_can_be_a_place() => Assert.NotNull(Cursor.TryParse(Write(1, [new string('é', 100_000)])));

    [Fact]
    public void The_format_is_fixed() => Assert.Equal("AQECAwQFBgcIAgAAAAAAAAAqAA", Write(0x0102030405060708, [42L, null]));

    private static string Write(ulong fingerprint, object?[] values)
    {
        var writer = new CursorWriter(stackalloc byte[16], fingerprint);
        foreach (var value in values)
        {
            switch (value)
            {
                case null: writer.WriteNull(); break;
                case string text: writer.WriteText(text); break;
                case long number: writer.WriteInteger(number); break;
                case decimal number: writer.WriteDecimal(number); break;
                case bool truth: writer.WriteBoolean(truth); break;
                case DateOnly day: writer.WriteDate(day); break;
                case DateTime moment: writer.WriteTimestamp(moment); break;
                case Guid id: writer.WriteUuid(id); break;
                default: throw new ArgumentOutOfRangeException(nameof(values), value, "No value of a cursor.");
            }
        }

        var bytes = new byte[writer.MaxTextLength];
        return Encoding.ASCII.GetString(bytes, 0, writer.CopyTo(bytes));
    }
}
