using System.Text.Json;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.Import.Formats;

/// <summary>A member of a row, and the columns that say something of it.</summary>
internal sealed class CsvMember
{
    private const string Nothing = @"\N";
    private const char ListSeparator = '|';

    private readonly WritableField? _field;
    private readonly List<(int Column, string Part)> _columns = [];

    private CsvMember(string name, WritableField? field) => (Name, _field) = (name, field);

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>The member of that name; null when the type has none.</summary>
    public static CsvMember? Of(string name, WritableType type) =>
        name is "id" or "status" ? new CsvMember(name, null)
        : type.Fields.FirstOrDefault(field => field.Name == name) is { } field ? new CsvMember(name, field) : null;

    /// <summary>Adds a column; false when the member has no such part.</summary>
    /// <param name="column">Its place in the table.</param>
    /// <param name="part">What stands after the point; empty when nothing does.</param>
    /// <param name="targets">The types that are referred to.</param>
    public bool TryAdd(int column, string part, CsvTargets targets)
    {
        var known = _field switch
        {
            { Form: WritableForm.Localized } => Languages.ByTag(part.Length == 0 ? Languages.French.Tag : part.Replace('_', '-'))?.Code,
            { Form: WritableForm.Reference or WritableForm.References or WritableForm.OrderedReferences } when part.Length == 0 => targets.KeyOf(_field.Target!),
            { Form: WritableForm.Reference or WritableForm.References or WritableForm.OrderedReferences } => targets.HasKey(_field.Target!, part) ? part : null,
            { Shown: MoneyField } => part is "amount" or "currency" ? part : null,
            _ => part.Length == 0 ? "" : null,
        };
        if (known is null || _columns.Any(present => present.Part == known))
        {
            return false;
        }

        _columns.Add((column, known));
        return true;
    }

    /// <summary>Writes the member, when a cell says something of it.</summary>
    public void Write(Utf8JsonWriter json, string[] cells)
    {
        var given = _columns.Where(column => column.Column < cells.Length && cells[column.Column].Length > 0).Select(column => (Cell: cells[column.Column], column.Part)).ToList();
        if (given.Count == 0)
        {
            return;
        }

        json.WritePropertyName(Name);
        switch (_field)
        {
            case { Form: WritableForm.Localized }:
                CsvJson.WriteTexts(json, given.Select(text => (text.Part, text.Cell == Nothing ? null : text.Cell)));
                break;
            case { Shown: MoneyField } when given.All(part => part.Cell != Nothing):
                CsvJson.WriteObject(json, given);
                break;
            default:
                Write(json, given[0].Cell, given[0].Part);
                break;
        }
    }

    private void Write(Utf8JsonWriter json, string cell, string part)
    {
        switch (_field)
        {
            case not null when cell == Nothing:
                json.WriteNullValue();
                break;
            case { Form: WritableForm.Reference }:
                CsvJson.WriteKey(json, part, cell);
                break;
            case { Form: WritableForm.References or WritableForm.OrderedReferences }:
                CsvJson.WriteList(json, Items(cell), item => CsvJson.WriteKey(json, part, item));
                break;
            case { Form: WritableForm.Parts }:
                CsvJson.WriteJson(json, cell);
                break;
            case { Shown: PartialDateField }:
                CsvJson.WritePartialDate(json, cell);
                break;
            case { Shown: ScalarListField list }:
                CsvJson.WriteList(json, Items(cell), item => CsvJson.WriteScalar(json, list.Kind, item));
                break;
            case { Form: WritableForm.MixedReferences }:
                CsvJson.WriteList(json, Items(cell), json.WriteStringValue);
                break;
            default:
                CsvJson.WriteScalar(json, (_field?.Shown as ScalarField)?.Kind ?? ScalarKind.String, cell);
                break;
        }
    }

    private static string[] Items(string cell) => cell.Split(ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
