using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans members that are values of the item's own row.</summary>
internal sealed class ValueSelectionPlanner(PlanningContext context)
{
    /// <summary>A field of the catalogue.</summary>
    public Output Field(CatalogType type, CatalogField field, CollectedField member) => field switch
    {
        ScalarField scalar => Scalar(member.Key, scalar, scalar.Kind == ScalarKind.Id ? type.Name : null),
        ItemIdField item => new ItemIdOutput(member.Key, new ColumnExpression(item.Type), new ColumnExpression(item.Id)),
        ScalarListField list => new ScalarOutput(member.Key, new ColumnExpression(list.Column), new ScalarFormat(list.Column.Type, IsList: true)),
        LocalizedField text => Text(member.Key, new LocalizedExpression(text.Column, LanguagesOf(type, member))),
        DisplayNameField name => Text(member.Key, DisplayName(type, name, LanguagesOf(type, member))),
        MoneyField money => Money(money, member),
        PartialDateField date => PartialDate(date, member),
        CountField count => new ScalarOutput(
            member.Key, context.Count(count), new ScalarFormat(SqlType.BigInt)),
        ConditionField condition => new ScalarOutput(member.Key, new ConditionExpression(condition.Condition), new ScalarFormat(SqlType.Boolean)),
        _ => throw new InvalidOperationException($"{type.Name}.{field.Name} passed validation but cannot be planned."),
    };

    /// <summary>A field beside a localised text: its language, its translations.</summary>
    public Output Companion(CatalogType type, CollectedField member)
    {
        foreach (var text in type.Fields.OfType<LocalizedField>())
        {
            if (member.Name == SchemaNames.LanguageField(text.Name))
            {
                return Text(member.Key, new LocalizedLanguageExpression(text.Column, context.Languages));
            }

            if (member.Name == SchemaNames.HtmlField(text.Name))
            {
                return new ScalarOutput(member.Key, new LocalizedExpression(text.Column, LanguagesOf(type, member)), new ScalarFormat(SqlType.Text, IsMarkdown: true));
            }

            if (member.Name == SchemaNames.TranslationsField(text.Name))
            {
                return Translations(text, member);
            }
        }

        throw new InvalidOperationException($"{type.Name}.{member.Name} passed validation but is not in the catalogue.");
    }

    private static ScalarOutput Text(string key, Expression text) => new(key, text, new ScalarFormat(SqlType.Text));

    private Output Scalar(string key, ScalarField scalar, string? idType) => context.Value(scalar) is var value && value is ConditionalExpression { When.IsNever: true }
        ? new ConstantOutput(key, "null")
        : new ScalarOutput(key, value, new ScalarFormat(scalar.Column.Type, IdType: idType));

    private static ScalarOutput Column(string key, Column column) => new(key, new ColumnExpression(column), new ScalarFormat(column.Type));

    private ImmutableArray<string> LanguagesOf(CatalogType type, CollectedField member) =>
        context.Argument(type.Name, member.First, "language") is LeafValue language
            ? [Languages.ByCode((string)context.Read(language)!)!.Tag]
            : context.Languages;

    private JoinedTextExpression DisplayName(CatalogType type, DisplayNameField name, ImmutableArray<string> languages) =>
        new([.. name.Paths.Select(path => NamePart(type, path.AsSpan(), languages))], " – ");

    private Expression NamePart(CatalogType type, ReadOnlySpan<string> path, ImmutableArray<string> languages) => type.Field(path[0]) switch
    {
        ToOneField toOne => new ThroughExpression(context.Join(toOne), NamePart(context.Catalog[toOne.Target], path[1..], languages)),
        LocalizedField text => new LocalizedExpression(text.Column, languages),
        ScalarField scalar => context.Value(scalar),
        _ => throw new InvalidOperationException($"The name of {type.Name} is made of fields that have no text."),
    };

    private ObjectOutput Money(MoneyField money, CollectedField member) => Part("Money", member, new ColumnExpression(money.Amount), (key, name) => name switch
    {
        "amount" => Column(key, money.Amount),
        _ => Column(key, money.Currency),
    });

    private ObjectOutput PartialDate(PartialDateField date, CollectedField member) =>
        Part("PartialDate", member, new ColumnExpression(date.Date), (key, name) => name switch
        {
            "date" => Column(key, date.Date),
            "precision" => Column(key, date.Precision),
            _ => Text(key, new PartialDateTextExpression(date.Date, date.Precision)),
        });

    private ObjectOutput Part(string typeName, CollectedField member, Expression presence, Func<string, string, Output> output)
    {
        var fields = FieldCollector.Collect(context, member.Selections, name => name == typeName);
        var outputs = fields.Select(field => field.Name == "__typename"
            ? new ConstantOutput(field.Key, $"\"{typeName}\"")
            : output(field.Key, field.Name));
        return new ObjectOutput(member.Key, presence, new Selection([.. outputs]));
    }

    private TranslationsOutput Translations(LocalizedField text, CollectedField member)
    {
        var members = TranslationMembers(member);
        var outdated = members.Any(part => part.Kind == TranslationMemberKind.Outdated) ? new OutdatedTranslationsExpression(text.Column) : null;
        return new TranslationsOutput(member.Key, new TranslationsExpression(text.Column), outdated, members);
    }

    private ImmutableArray<TranslationMember> TranslationMembers(CollectedField member) =>
    [
        .. FieldCollector.Collect(context, member.Selections, name => name == "Translation").Select(field => field.Name switch
        {
            "language" => new TranslationMember(field.Key, TranslationMemberKind.Language),
            "value" => new TranslationMember(field.Key, TranslationMemberKind.Value),
            "outdated" => new TranslationMember(field.Key, TranslationMemberKind.Outdated),
            _ => new TranslationMember(field.Key, TranslationMemberKind.Constant, "\"Translation\""),
        }),
    ];
}
