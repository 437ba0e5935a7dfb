using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Api.Import;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Reads the input of a mutation; its structure and its scalars fit the schema already.</summary>
internal sealed class InputReader
{
    private readonly ContentCatalog _catalog;
    private readonly ItemInput _input;
    private readonly InputPlace _place = new();
    private readonly ValueReader _values;

    private InputReader(ContentCatalog catalog, ItemInput input) => (_catalog, _input, _values) = (catalog, input, new ValueReader(input.Problems, _place));

    /// <summary>Reads an input.</summary>
    public static ItemInput Read(ContentCatalog catalog, MutationField mutation, ObjectValue value)
    {
        var input = new ItemInput
        {
            Version = (int?)Leaf(value.Find("version")), To = (string?)Leaf(value.Find("to")), Reason = (string?)Leaf(value.Find("reason")),
            Revision = (int?)Leaf(value.Find("revision")),
        };
        var reader = new InputReader(catalog, input);
        reader._place.Enter("reason");
        reader._values.CheckWords(value.Find("reason"));
        reader._place.Leave();
        if (mutation.Command is { } command)
        {
            reader.Fields(input.Changes, command.Fields, value);
        }
        else if (!mutation.IsNew)
        {
            reader.Item(mutation, value.Find("id")!);
        }

        if (mutation.IsNew || mutation.Kind == MutationKind.Update)
        {
            reader.Fields(input.Changes, mutation.Type.Fields, value);
        }

        return input;
    }

    /// <summary>Reads a row of an import: the values of an item that is new, or that the row names or has the key of.</summary>
    public static ItemInput ReadRow(ContentCatalog catalog, WritableType type, ObjectValue value)
    {
        var input = new ItemInput { To = (string?)Leaf(value.Find(RowTypes.Status)) };
        var reader = new InputReader(catalog, input);
        if (value.Find(RowTypes.Id) is LeafValue id)
        {
            reader.Find(RowTypes.Id, type.Shown, id, found => input.Id = found);
        }

        reader.Fields(input.Changes, type.Fields, value);
        return input;
    }

    /// <summary>Reads the values of an item that stand in a snapshot of it.</summary>
    public static ItemInput ReadSnapshot(ContentCatalog catalog, WritableType type, ObjectValue value)
    {
        var input = new ItemInput(isWhole: true);
        new InputReader(catalog, input).Fields(input.Changes, type.Fields, value);
        return input;
    }

    // What was erased cannot be found by reading: its id is taken as it is.
    private void Item(MutationField mutation, InputValue id)
    {
        if (mutation.Kind == MutationKind.Restore && _input.Version is null)
        {
            _input.Id = GlobalId.TryParse((string)Leaf(id)!, out var erased) && erased.Type == mutation.Type.Name ? erased.Id : Guid.Empty;
            return;
        }

        Find("id", mutation.Type.Shown, id, found => _input.Id = found);
    }

    private void Fields(ItemChanges changes, ImmutableArray<WritableField> fields, ObjectValue value)
    {
        foreach (var field in fields)
        {
            switch (value.Find(field.Name))
            {
                case null:
                    break;
                case NullValue when field.Required:
                    _input.Problems.Add(new InvalidInput("required", "Every item has a value here: leave the field out to keep it.", _place.PathTo(field.Name)));
                    break;
                case NullValue when field is { Fixed: true, Form: WritableForm.Value }:
                    break; // what an item always has can be unknown yet
                case var given:
                    _place.Enter(field.Name);
                    Field(changes, field, given, value);
                    _place.Leave();
                    break;
            }
        }
    }

    private void Field(ItemChanges changes, WritableField field, InputValue value, ObjectValue owner)
    {
        switch (field.Form)
        {
            case WritableForm.Item:
                Item(changes, field, value, (int?)Leaf(owner.Find("version")));
                break;
            case WritableForm.Value:
                changes[field] = _values.Value(field.Shown!, value);
                break;
            case WritableForm.Localized:
                changes[field] = value is NullValue ? null : _values.Localized(Items(value));
                break;
            case WritableForm.Reference when value is NullValue:
                changes[field] = null;
                break;
            case WritableForm.Reference:
                Reference(changes, field, value);
                break;
            case WritableForm.Part:
                changes[field] = value is NullValue ? null : Part(field, (ObjectValue)value);
                break;
            case WritableForm.Parts:
                changes[field] = Parts(field, Items(value));
                break;
            case WritableForm.MixedReferences:
                changes[field] = Mixed(value);
                break;
            default:
                changes[field] = References(field, value);
                break;
        }
    }

    private void Item(ItemChanges changes, WritableField field, InputValue id, int? version)
    {
        var path = _place.Path;
        Find(_catalog[field.Target!], id, found => changes[field] = new NamedItem(field.Target!, found, version, path));
    }

    private void Reference(ItemChanges changes, WritableField field, InputValue value)
    {
        changes[field] = null;
        _input.References.Add(new ReferenceRequest(_catalog[field.Target!], value, _place.Path, found => changes[field] = found));
    }

    private Guid[] References(WritableField field, InputValue value)
    {
        var items = Items(value);
        var ids = new Guid[items.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var place = i;
            _place.Enter(i);
            _input.References.Add(new ReferenceRequest(_catalog[field.Target!], items[i], _place.Path, found => ids[place] = found));
            _place.Leave();
        }

        return ids;
    }

    private (string Type, Guid Id)[] Mixed(InputValue value)
    {
        if (value is not LeafListValue list)
        {
            return [];
        }

        var items = new (string Type, Guid Id)[list.Current.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var place = i;
            var text = (string)list.Current[i]!;
            _place.Enter(i);
            if (GlobalId.TryParse(text, out var id) && _catalog.Find(id.Type) is { IsContent: true } type)
            {
                Find(type, new LeafValue(new ConstantSource(text), text), found => items[place] = (id.Type, found));
            }
            else
            {
                _input.Problems.Add(new ItemNotFound(_place.Path));
            }

            _place.Leave();
        }

        return items;
    }

    private ItemChanges[] Parts(WritableField field, ImmutableArray<InputValue> items)
    {
        var parts = new ItemChanges[items.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            _place.Enter(i);
            parts[i] = Part(field, (ObjectValue)items[i]);
            _place.Leave();
        }

        return parts;
    }

    private ItemChanges Part(WritableField field, ObjectValue value)
    {
        var part = new ItemChanges { Id = Leaf(value.Find(RowTypes.Key)) is string key ? RecordKeys.IdOf(key) : null };
        Fields(part, field.Parts, value);
        return part;
    }

    private void Find(string member, CatalogType type, InputValue id, Action<Guid> found)
    {
        _place.Enter(member);
        Find(type, id, found);
        _place.Leave();
    }

    private void Find(CatalogType type, InputValue id, Action<Guid> found) =>
        _input.References.Add(new ReferenceRequest(type, new ObjectValue([new("id", id)]), _place.Path, found));

    private static ImmutableArray<InputValue> Items(InputValue value) => value is ListValue list ? list.Items : [];

    private static object? Leaf(InputValue? value) => (value as LeafValue)?.Current;
}
