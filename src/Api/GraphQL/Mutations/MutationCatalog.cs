using System.Collections.Frozen;
using System.Collections.Immutable;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Everything that can be written. Immutable.</summary>
public sealed class MutationCatalog
{
    private readonly FrozenDictionary<string, MutationField> _byName;

    private MutationCatalog(ImmutableArray<WritableType> types)
    {
        Types = new WritableTypes(types);
        Fields = [.. types.SelectMany(FieldsOf)];
        _byName = Fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>The types.</summary>
    public WritableTypes Types { get; }

    /// <summary>The root fields.</summary>
    public ImmutableArray<MutationField> Fields { get; }

    /// <summary>The enumerations that only commands know.</summary>
    public IEnumerable<CatalogEnum> Enumerations => Types.All.SelectMany(type => type.Commands).SelectMany(command => EnumerationsOf(command.Fields));

    /// <summary>The root field of that name.</summary>
    public MutationField this[string name] => _byName[name];

    /// <summary>The root field of that name; null when there is none.</summary>
    public MutationField? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>All declarations of this assembly.</summary>
    public static MutationCatalog Of(ContentCatalog catalog) => new(
    [
        .. typeof(ContentMutations).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(ContentMutations)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => ((ContentMutations)Activator.CreateInstance(type)!).Build(catalog)),
    ]);

    private static IEnumerable<CatalogEnum> EnumerationsOf(ImmutableArray<WritableField> fields) =>
        fields.SelectMany(field => field.Shown is GivenField { Enum: { } enumeration } ? [enumeration] : EnumerationsOf(field.Parts));

    private static IEnumerable<MutationField> FieldsOf(WritableType type)
    {
        yield return MutationField.New(type);
        yield return new MutationField(MutationKind.Update, type);
        if (type.IsDeletable)
        {
            yield return new MutationField(MutationKind.Delete, type);
        }

        yield return new MutationField(MutationKind.Restore, type);
        if (type.IsPublished)
        {
            yield return new MutationField(MutationKind.Publish, type);
        }

        if (type is { Statuses: not null, IsMovable: true })
        {
            yield return new MutationField(MutationKind.Transition, type);
        }

        foreach (var command in type.Commands)
        {
            yield return new MutationField(MutationKind.Command, type, command);
        }

        // Releases are no content: nobody brings them from elsewhere.
        if (type.Entity != typeof(Domain.Releases.Release))
        {
            yield return new MutationField(MutationKind.Import, type);
        }
    }
}
