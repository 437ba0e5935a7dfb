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

    /// <summary>The root field of that name.</summary>
    public MutationField this[string name] => _byName[name];

    /// <summary>All declarations of this assembly.</summary>
    public static MutationCatalog Of(ContentCatalog catalog) => new(
    [
        .. typeof(ContentMutations).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(ContentMutations)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => ((ContentMutations)Activator.CreateInstance(type)!).Build(catalog)),
    ]);

    private static IEnumerable<MutationField> FieldsOf(WritableType type)
    {
        yield return new MutationField(MutationKind.Create, type);
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

        if (type.Statuses is not null)
        {
            yield return new MutationField(MutationKind.Transition, type);
        }

        foreach (var command in type.Commands)
        {
            yield return new MutationField(MutationKind.Command, type, command);
        }

        yield return new MutationField(MutationKind.Import, type);
    }
}
