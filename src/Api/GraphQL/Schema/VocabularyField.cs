using System.Collections.Immutable;
using Expect.Api.GraphQL.Vocabularies;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The root field <c>vocabularies</c>. The schema itself is its data, so GraphQL.NET answers it together with introspection.</summary>
internal static class VocabularyField
{
    /// <summary>The field's name.</summary>
    public const string Name = "vocabularies";

    /// <summary>The key in the user context under which the operation's languages are: BCP 47 tags, the preferred one first.</summary>
    public const string LanguagesKey = "languages";

    /// <summary>Adds the field to the root.</summary>
    public static void Add(ObjectGraphType query, ImmutableArray<Vocabulary> vocabularies, TypeRegistry registry, ScalarTypes scalars)
    {
        query.AddField(new FieldType
        {
            Name = Name,
            Description = "The fixed lists of values with their labels: every enumeration of the content model, the languages, the currencies.",
            ResolvedType = VocabularyType(registry, scalars).RequiredList(),
            Arguments = new QueryArguments(TypeSyntax.Argument("names", scalars.String.ListOfRequired(), "Only these, in this order: names of types of the schema, TerritoryKind for instance; omitted or null means all.")),
            Resolver = new FuncFieldResolver<ImmutableArray<Vocabulary>>(context => Named(vocabularies, context.GetArgument<string[]?>("names"))),
        });
    }

    private static ImmutableArray<Vocabulary> Named(ImmutableArray<Vocabulary> all, string[]? names) => names is null
        ? all
        : [.. names.Select(name => all.FirstOrDefault(vocabulary => vocabulary.Name == name) ?? throw new RequestRefusedException(
            ErrorCode.BadUserInput, $"There is no vocabulary \"{name}\". There are: {string.Join(", ", all.Select(vocabulary => vocabulary.Name))}."))];

    private static IGraphType VocabularyType(TypeRegistry registry, ScalarTypes scalars) => registry.GetOrAdd<ObjectGraphType>(
        "Vocabulary", "A fixed list of values (vocabulaire).", type =>
        {
            type.Field("name", scalars.String.Required(), "The name of its type in the schema.");
            type.Field("values", ValueType(registry, scalars).RequiredList(), "Its values, in their order.");
        });

    private static IGraphType ValueType(TypeRegistry registry, ScalarTypes scalars) => registry.GetOrAdd<ObjectGraphType>(
        "VocabularyValue", "A value of a vocabulary.", type =>
        {
            type.Field("value", scalars.String.Required(), "The value as the schema writes it.");
            type.Field("label", scalars.String, "What people call it; null when it has no label in the languages asked for.", ContentInterfaces.LanguageArgument(scalars));
            type.Fields.Find("label")!.Resolver = new FuncFieldResolver<VocabularyValue, string?>(Label);
            type.Field("description", scalars.String, "What it means in the programme; null where the label says it all.");
        });

    private static string? Label(IResolveFieldContext<VocabularyValue> context) => context.Source.Label(
        context.GetArgument<string?>("language") is { } language
            ? [Languages.ByCode(language)!.Tag]
            : (ImmutableArray<string>)context.UserContext[LanguagesKey]!);
}
