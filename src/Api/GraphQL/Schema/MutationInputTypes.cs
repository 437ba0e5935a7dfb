using Expect.Api.GraphQL.Mutations;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The inputs of mutations.</summary>
internal sealed class MutationInputTypes(TypeRegistry registry, ScalarTypes scalars)
{
    private const string VersionDescription = "The version that the writer knows. When the item has another one, nothing is written.";

    private readonly LookupTypes _lookups = new(registry, scalars);

    /// <summary>The input of a mutation.</summary>
    public InputObjectGraphType Of(MutationField mutation, ContentCatalog catalog) => registry.GetOrAdd<InputObjectGraphType>(
        mutation.Input, $"What {mutation.Name} needs.", input =>
        {
            if (mutation.IsKept)
            {
                input.Field(
                    MutationInputs.Release, scalars.Id,
                    "The release that keeps the change: it is checked and answered as if it were made, after the changes that the release has so far, and applied when the release is published.");
            }

            if (mutation.Command is { } command)
            {
                AddFields(input, command.Fields, catalog);
                return;
            }

            if (mutation.Kind == MutationKind.Import)
            {
                AddRows(input, mutation);
                return;
            }

            if (!mutation.IsNew)
            {
                input.Field("id", scalars.Id.Required(), "The item's global id.");
                AddVersion(input, mutation.Kind);
            }

            switch (mutation.Kind)
            {
                case MutationKind.Create or MutationKind.Upload or MutationKind.Update:
                    AddFields(input, mutation, catalog);
                    break;
                case MutationKind.Transition:
                    input.Field("to", scalars.Of(ScalarKind.Enum, mutation.Type.Statuses!).Required(), "The status to move to.");
                    input.Field("reason", scalars.String, "Why; kept with the revision.");
                    break;
                case MutationKind.Restore:
                    input.Field("revision", scalars.Int.Required(), "The version that the item had.");
                    break;
            }
        });

    private void AddRows(InputObjectGraphType input, MutationField mutation)
    {
        input.Field("format", Format, "How the rows are written down; JSON when it is not given.");
        input.Field(
            "rows", scalars.Json.Required(),
            $"The rows: in JSON a list of objects in the form of {MutationField.New(mutation.Type).Input}, of which an item that is there needs only its key and what changes; "
            + "in NDJSON and CSV a text. A row may also give the item's id"
            + (mutation.Type.IsPublished ? ", and the status to which the item is to be moved." : "."));
        input.Field("dryRun", scalars.Boolean, "Whether everything is only tried, and nothing written; false when it is not given.");
    }

    private EnumerationGraphType Format => registry.GetOrAdd<EnumerationGraphType>("ImportFormat", "How the rows of an import are written down.", type =>
    {
        type.Add("JSON", "JSON", "A list of objects.");
        type.Add("NDJSON", "NDJSON", "Text with an object in each line.");
        type.Add(
            "CSV", "CSV",
            "A table in text, RFC 4180; commas, semicolons or tabs separate the values. The first line names the columns: fields; title.fr for a text in a language; territory.siren "
            + "for a key other than the readable one; lists are separated by |; small children are JSON; an empty value says nothing, \\N takes the value away.");
    });

    private void AddVersion(InputObjectGraphType input, MutationKind kind)
    {
        if (kind == MutationKind.Restore)
        {
            input.Field("version", scalars.Int, "The version that the writer knows; null when the item was erased.");
        }
        else
        {
            input.Field("version", scalars.Int.Required(), VersionDescription);
        }
    }

    private void AddFields(InputObjectGraphType input, MutationField mutation, ContentCatalog catalog)
    {
        var isNew = mutation.IsNew;
        foreach (var field in mutation.Type.Fields.Where(field => isNew || !field.Fixed))
        {
            input.Field(field.Name, TypeOf(field, catalog).Nullable(!(isNew && field.Required)), field.Description);
        }
    }

    private IGraphType TypeOf(WritableField field, ContentCatalog catalog) => field.Form switch
    {
        WritableForm.Localized => Localized.ListOfRequired(),
        WritableForm.Reference => _lookups.Of(catalog[field.Target!]),
        WritableForm.References or WritableForm.OrderedReferences => _lookups.Of(catalog[field.Target!]).ListOfRequired(),
        WritableForm.Item => scalars.Id,
        WritableForm.MixedReferences => scalars.Id.ListOfRequired(),
        WritableForm.Parts => Part(field, catalog).ListOfRequired(),
        WritableForm.Part => Part(field, catalog),
        _ => ValueOf(field.Shown!),
    };

    private IGraphType ValueOf(CatalogField shown) => shown switch
    {
        ScalarField scalar => scalars.Of(scalar.Kind, scalar.Enum),
        GivenField given => scalars.Of(given.Kind, given.Enum),
        ScalarListField list => scalars.Of(list.Kind, list.Enum).ListOfRequired(),
        MoneyField => Money,
        PartialDateField date => PartialDate(date.PrecisionEnum),
        _ => throw new ArgumentOutOfRangeException(nameof(shown), shown, "A field whose values have no input."),
    };

    private InputObjectGraphType Part(WritableField field, ContentCatalog catalog) => registry.GetOrAdd<InputObjectGraphType>(
        field.PartEntity!.Name + "Input", field.Description, input => AddFields(input, field.Parts, catalog));

    private void AddFields(InputObjectGraphType input, IEnumerable<WritableField> fields, ContentCatalog catalog)
    {
        foreach (var field in fields)
        {
            input.Field(field.Name, TypeOf(field, catalog).Nullable(!field.Required), field.Description);
            if (field.Form == WritableForm.Item)
            {
                input.Field("version", scalars.Int.Nullable(field.IsVersionOptional), VersionDescription);
            }
        }
    }

    private InputObjectGraphType Localized => registry.GetOrAdd<InputObjectGraphType>(
        "LocalizedTextInput", "A text in one language (texte localisé). Languages that are not given stay as they are.", input =>
        {
            input.Field("language", scalars.Language.Required(), "The language.");
            input.Field("value", scalars.String, "The text; null takes it away.");
        });

    private InputObjectGraphType Money => registry.GetOrAdd<InputObjectGraphType>("MoneyInput", "An amount in one currency (montant).", input =>
    {
        input.Field("amount", scalars.Of(ScalarKind.Decimal, null).Required(), "The amount, in units of the currency.");
        input.Field("currency", scalars.Currency.Required(), "The currency (devise).");
    });

    private InputObjectGraphType PartialDate(CatalogEnum precision) => registry.GetOrAdd<InputObjectGraphType>(
        "PartialDateInput", "A date known to the year, the month or the day (date partielle).", input =>
        {
            input.Field("date", scalars.Of(ScalarKind.Date, null).Required(), "A day that the date can mean.");
            input.Field("precision", scalars.Of(ScalarKind.Enum, precision).Required(), "How much of the date is known.");
        });
}
