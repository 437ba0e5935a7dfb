using System.Linq.Expressions;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Catalog;

/// <summary>Says, in a type's mapping, what the API shows of it. What is not named here is not shown.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class Exposure<T>
    where T : class
{
    internal List<ExposedMember> Members { get; } = [];

    internal List<ExposedLookup> Lookups { get; } = [];

    internal List<(IReadOnlyList<string> Path, bool Descending)> Order { get; } = [];

    internal string? Singular { get; private set; }

    internal string? Plural { get; private set; }

    internal int MaxPageSize { get; private set; } = 100;

    internal List<IReadOnlyList<string>> NamePaths { get; } = [];

    internal string? FileName { get; private set; }

    /// <summary>The root fields: one item by a key, and the connection of all.</summary>
    public Exposure<T> Root(string? singular, string plural, int maxPageSize = 100)
    {
        (Singular, Plural, MaxPageSize) = (singular, plural, maxPageSize);
        return this;
    }

    /// <summary>A unique key; the id is one always.</summary>
    public Exposure<T> By(Expression<Func<T, object?>> key)
    {
        Lookups.Add(new ExposedLookup(Names.Field(Name(key)), [new(Names.Field(Name(key)), Path(key))]));
        return this;
    }

    /// <summary>The readable key of the item's page; a former one leads to the item too.</summary>
    public Exposure<T> BySlug(Expression<Func<T, object?>> slug)
    {
        Lookups.Add(new ExposedLookup(Names.Field(Name(slug)), [new(Names.Field(Name(slug)), Path(slug))]) { Keys = Slugs.Of(typeof(T).Name) });
        return this;
    }

    /// <summary>The readable keys of the item's pages, one for each language; a former one leads to the item too.</summary>
    public Exposure<T> BySlug<TSlug>(Expression<Func<TSlug, object?>> language, Expression<Func<TSlug, object?>> slug)
        where TSlug : class
    {
        var (languageName, slugName) = (Exposure<TSlug>.Name(language), Exposure<TSlug>.Name(slug));
        var parts = new ExposedKeyPart[] { new(Names.Field(languageName), [languageName], ScalarKind.LanguageCode), new(Names.Field(slugName), [slugName]) };
        Lookups.Add(new ExposedLookup(Names.Field(slugName), parts)
        {
            Owner = typeof(TSlug),
            Keys = Slugs.OfEachLanguage(typeof(T).Name),
        });
        return this;
    }

    /// <summary>A condition for the key named last: it is unique only among the items that meet it.</summary>
    public Exposure<T> Among(Filter condition)
    {
        Lookups[^1] = Lookups[^1] with { Where = condition };
        return this;
    }

    /// <summary>A unique key made of several fields.</summary>
    public Exposure<T> By(string name, params (string Name, Expression<Func<T, object?>> Property)[] parts)
    {
        Lookups.Add(new ExposedLookup(name, [.. parts.Select(part => new ExposedKeyPart(part.Name, Path(part.Property)))]));
        return this;
    }

    /// <summary>The next key of the order when none is asked for.</summary>
    public Exposure<T> OrderedBy(Expression<Func<T, object?>> key, bool descending = false)
    {
        Order.Add((Path(key), descending));
        return this;
    }

    /// <summary>The texts that make up the name by which people know an item.</summary>
    public Exposure<T> Named(params Expression<Func<T, object?>>[] parts)
    {
        NamePaths.AddRange(parts.Select(part => Path(part)));
        return this;
    }

    /// <summary>Items are files: the address of one gives its bytes, and ends with this name.</summary>
    public Exposure<T> FileNamed(Expression<Func<T, object?>> name)
    {
        FileName = Name(name);
        return this;
    }

    /// <summary>A value: scalar, list of scalars, localised text, money or partial date, by the property's type.</summary>
    public Exposure<T> Field(Expression<Func<T, object?>> property, ScalarKind? kind = null)
    {
        Members.Add(new ExposedField(Name(property), kind));
        return this;
    }

    /// <summary>Who sees the value named last, a scalar; to the others it is null, in whatever way they ask for it.</summary>
    public Exposure<T> VisibleTo(FieldReaders readers)
    {
        Members[^1] = (ExposedField)Members[^1] with { Readers = readers };
        return this;
    }

    /// <summary>A relation to one item.</summary>
    public Exposure<T> One(Expression<Func<T, object?>> navigation)
    {
        Members.Add(new ExposedOne(Name(navigation)));
        return this;
    }

    /// <summary>A relation to one row by a column that no foreign key bounds: the row may be gone.</summary>
    public Exposure<T> One<TTarget>(string name, string description, Expression<Func<T, object?>> id)
    {
        Members.Add(new ExposedReference(name, description, typeof(TTarget), Name(id)));
        return this;
    }

    /// <summary>The global id of an item whose type is named by another value.</summary>
    public Exposure<T> ItemId(Expression<Func<T, object?>> type, Expression<Func<T, object?>> id)
    {
        Members.Add(new ExposedItemId(Name(type), Name(id)));
        return this;
    }

    /// <summary>In what the row's snapshot differs from another of the same item.</summary>
    public Exposure<T> Diff(string name, string description, Expression<Func<T, object?>> snapshot)
    {
        Members.Add(new ExposedDiff(name, description, Name(snapshot)));
        return this;
    }

    /// <summary>A relation to few small items, as a plain list in their default order.</summary>
    public Exposure<T> List(Expression<Func<T, object?>> navigation)
    {
        Members.Add(new ExposedMany(Name(navigation), ToManyForm.List));
        return this;
    }

    /// <summary>A relation to many items, as a connection.</summary>
    public Exposure<T> Connection(Expression<Func<T, object?>> navigation)
    {
        Members.Add(new ExposedMany(Name(navigation), ToManyForm.Connection));
        return this;
    }

    /// <summary>A relation that no foreign key alone expresses, as a connection.</summary>
    public Exposure<T> Connection<TTarget>(string name, string description, Link link, params string[] edgeProperties)
    {
        Members.Add(new ExposedLink(name, description, typeof(TTarget), link, edgeProperties));
        return this;
    }

    /// <summary>A relation to few items through a join table, as a plain list in the order of a column of it.</summary>
    public Exposure<T> List<TTarget>(string name, string description, Link link, string position)
    {
        Members.Add(new ExposedLink(name, description, typeof(TTarget), link, []) { Position = position });
        return this;
    }

    /// <summary>A relation to items of several types, as a plain list in its order.</summary>
    public Exposure<T> List(string name, string description, MixedLink link)
    {
        Members.Add(new ExposedMixedList(name, description, link));
        return this;
    }

    /// <summary>How many items a relation leads to.</summary>
    public Exposure<T> Count(string name, string description, Expression<Func<T, object?>> navigation)
    {
        Members.Add(new ExposedCount(name, description, Name(navigation), Filter.Always, null));
        return this;
    }

    /// <summary>How many items a relation leads to that no foreign key alone expresses.</summary>
    public Exposure<T> Count<TTarget>(string name, string description, Link link)
    {
        Members.Add(new ExposedLinkCount(name, description, typeof(TTarget), link));
        return this;
    }

    /// <summary>How many different items the related rows that meet a condition refer to.</summary>
    public Exposure<T> CountDistinct<TChild>(
        string name, string description, Expression<Func<T, IEnumerable<TChild>>> navigation, Expression<Func<TChild, object?>> distinct, Filter where)
        where TChild : class
    {
        var children = (MemberExpression)navigation.Body;
        Members.Add(new ExposedCount(name, description, children.Member.Name, where, Exposure<TChild>.Name(distinct)));
        return this;
    }

    /// <summary>Whether a condition holds for an item.</summary>
    public Exposure<T> Condition(string name, string description, Filter condition)
    {
        Members.Add(new ExposedCondition(name, description, condition));
        return this;
    }

    /// <summary>A filter on an ancestor's code, over the column of codes from the root.</summary>
    public Exposure<T> Within(string name, string description, Expression<Func<T, object?>> path)
    {
        Members.Add(new ExposedWithin(name, description, Name(path)));
        return this;
    }

    /// <summary>A filter on related items that no foreign key alone expresses.</summary>
    public Exposure<T> FilterBy<TTarget>(string name, string description, Link link)
    {
        Members.Add(new ExposedRelatedFilter(name, description, typeof(TTarget), link));
        return this;
    }

    internal static string Name(Expression<Func<T, object?>> property) => Path(property)[^1];

    private static List<string> Path(Expression<Func<T, object?>> property)
    {
        var path = new List<string>();
        var body = property.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : property.Body;
        while (body is MemberExpression member)
        {
            path.Insert(0, member.Member.Name);
            body = member.Expression;
        }

        return path.Count > 0 && body is ParameterExpression
            ? path
            : throw new ArgumentException($"'{property}' is no path of properties.", nameof(property));
    }
}

/// <summary>A mapping that says what the API shows of its type.</summary>
/// <typeparam name="T">The entity.</typeparam>
internal interface IExposes<T>
    where T : class
{
    /// <summary>Says what is shown.</summary>
    void Expose(Exposure<T> type);
}

internal abstract record ExposedMember;

internal sealed record ExposedField(string Property, ScalarKind? Kind) : ExposedMember
{
    /// <summary>Who sees it; null when everybody does who sees the item.</summary>
    public FieldReaders? Readers { get; init; }
}

internal sealed record ExposedOne(string Navigation) : ExposedMember;

internal sealed record ExposedReference(string Name, string Description, Type Target, string Property) : ExposedMember;

internal sealed record ExposedItemId(string TypeProperty, string Property) : ExposedMember;

internal sealed record ExposedDiff(string Name, string Description, string Property) : ExposedMember;

internal sealed record ExposedMany(string Navigation, ToManyForm Form) : ExposedMember;

internal sealed record ExposedLink(string Name, string Description, Type Target, Link Link, IReadOnlyList<string> EdgeProperties) : ExposedMember
{
    /// <summary>The column of the link that orders a plain list; null for a connection.</summary>
    public string? Position { get; init; }
}

internal sealed record ExposedMixedList(string Name, string Description, MixedLink Link) : ExposedMember;

internal sealed record ExposedCount(string Name, string Description, string Navigation, Filter Where, string? DistinctNavigation) : ExposedMember;

internal sealed record ExposedLinkCount(string Name, string Description, Type Target, Link Link) : ExposedMember;

internal sealed record ExposedCondition(string Name, string Description, Filter Condition) : ExposedMember;

internal sealed record ExposedWithin(string Name, string Description, string Property) : ExposedMember;

internal sealed record ExposedRelatedFilter(string Name, string Description, Type Target, Link Link) : ExposedMember;

/// <summary>A unique key: its name and its parts, each with a name and a path of properties.</summary>
internal sealed record ExposedLookup(string Name, IReadOnlyList<ExposedKeyPart> Parts, Filter? Where = null)
{
    /// <summary>The entity that has the parts; null for the type itself.</summary>
    public Type? Owner { get; init; }

    /// <summary>The table that holds the keys; null when the item holds its key.</summary>
    public KeyTable? Keys { get; init; }
}

/// <summary>A value of a unique key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Properties, through to-one relations, to the value.</param>
/// <param name="Kind">Its scalar type, when the property's type does not tell it.</param>
internal sealed record ExposedKeyPart(string Name, IReadOnlyList<string> Path, ScalarKind? Kind = null);
