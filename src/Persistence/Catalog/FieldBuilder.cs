using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Reading.Plan;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Catalog;

/// <summary>Builds the fields of one type from what its mapping shows and what the model says of it.</summary>
internal sealed class FieldBuilder(IModel model, IEntityType entity, DomainDocumentation documentation)
{
    private readonly EnumBuilder _enums = new(documentation);

    /// <summary>The fields that every content type has.</summary>
    public IEnumerable<CatalogField> ContentFields(IReadOnlyList<IReadOnlyList<string>> namePaths)
    {
        yield return new ScalarField("id", documentation.Property(entity.ClrType, nameof(Content.Id)), false, Column(nameof(Content.Id)), ScalarKind.Id);
        yield return new DisplayNameField("displayName", "The name by which people know the item.", [.. namePaths.Select(Names.Path)]);
        yield return Restricted(Scalar(nameof(Content.Version), ScalarKind.Int), FieldReaders.Writers) with { IsCriterion = false };
        yield return Scalar(nameof(Content.UpdatedAt), ScalarKind.DateTime);
        yield return One(nameof(Content.Source));
        if (typeof(PublishedContent).IsAssignableFrom(entity.ClrType))
        {
            yield return Restricted(Scalar(nameof(PublishedContent.PublishAt), ScalarKind.DateTime), FieldReaders.Keepers);
            yield return Restricted(Scalar(nameof(PublishedContent.UnpublishAt), ScalarKind.DateTime), FieldReaders.Keepers);
        }
    }

    /// <summary>The field of a member; null when it is only a filter.</summary>
    public CatalogField? Field(ExposedMember member) => member switch
    {
        ExposedField field => Value(field),
        ExposedOne one => One(one.Navigation),
        ExposedMany many => Many(many),
        ExposedLink { Position: { } position } list => new ToManyField(
            list.Name, list.Description, list.Target.Name, list.Link, ToManyForm.List, new Column(position, SqlType.Integer, false), []),
        ExposedLink link => new ToManyField(
            link.Name, link.Description, link.Target.Name, link.Link, ToManyForm.Connection, null, [.. link.EdgeProperties.Select(EdgeField(link.Link))]),
        ExposedReference reference => new ToOneField(reference.Name, reference.Description, true, reference.Target.Name, Column(reference.Property).Name, "id", false),
        ExposedItemId item => new ItemIdField(Names.Field(item.Property), documentation.Property(entity.ClrType, item.Property), Column(item.TypeProperty), Column(item.Property)),
        ExposedDiff diff => new DiffField(diff.Name, diff.Description, Column(diff.Property)),
        ExposedMixedList list => new MixedListField(list.Name, list.Description, list.Link),
        ExposedCount count => Count(count),
        ExposedLinkCount count => new CountField(count.Name, count.Description, count.Target.Name, count.Link, Filter.Always),
        ExposedCondition condition => new ConditionField(condition.Name, condition.Description, condition.Condition),
        _ => null,
    };

    /// <summary>The filter of a member that is no field.</summary>
    public FilterShortcut? Shortcut(ExposedMember member) => member switch
    {
        ExposedWithin within => new WithinShortcut(within.Name, within.Description, Column(within.Property)),
        ExposedRelatedFilter filter => new RelatedShortcut(filter.Name, filter.Description, filter.Target.Name, filter.Link),
        _ => null,
    };

    private CountField Count(ExposedCount count)
    {
        var relation = Many(new ExposedMany(count.Navigation, ToManyForm.Connection));
        var distinct = count.DistinctNavigation is null
            ? null
            : ModelColumns.Of(
                entity.FindNavigation(count.Navigation)!.TargetEntityType,
                entity.FindNavigation(count.Navigation)!.TargetEntityType.FindNavigation(count.DistinctNavigation)!.ForeignKey.Properties[0]).Name;
        return new CountField(count.Name, count.Description, relation.Target, relation.Link, count.Where, distinct);
    }

    private CatalogField Value(ExposedField field)
    {
        if (field.Readers is null && entity.FindComplexProperty(field.Property) is { } part)
        {
            return Complex(field.Property, part);
        }

        var property = Property(field.Property);
        var name = Names.Field(field.Property);
        var description = documentation.Property(entity.ClrType, field.Property);
        var column = Column(field.Property);
        return (column.Storage, field.Readers) switch
        {
            (ColumnStorage.Localized, null) => new LocalizedField(name, description, column, field.Kind ?? ScalarKind.String),
            (ColumnStorage.Array, null) => List(name, description, column, field.Kind ?? Kind(property.GetElementType()!.ClrType), property.GetElementType()!.ClrType),
            (ColumnStorage.Single, null) => Scalar(field.Property, field.Kind ?? Kind(property.ClrType)),
            (ColumnStorage.Single, { } readers) => Restricted(Scalar(field.Property, field.Kind ?? Kind(property.ClrType)), readers),
            _ => throw new InvalidOperationException($"{entity.ClrType.Name}.{field.Property} is not one value: who sees it cannot be restricted."),
        };
    }

    private ScalarListField List(string name, string description, Column column, ScalarKind kind, Type element) =>
        new(name, description, column, kind, kind == ScalarKind.Enum ? _enums.Of(element) : null);

    // It is null to some, whatever the database says.
    private ScalarField Restricted(ScalarField field, FieldReaders readers) => field with
    {
        Nullable = true, Column = field.Column with { Nullable = true }, Restriction = new FieldRestriction(entity.ClrType.Name, readers),
    };

    private ScalarField Scalar(string propertyName, ScalarKind kind)
    {
        var property = Property(propertyName);
        var column = Column(propertyName);
        var enumeration = kind == ScalarKind.Enum ? _enums.Of(property.ClrType) : null;
        var shown = kind == ScalarKind.Json ? column with { Type = SqlType.Json } : column;
        return new ScalarField(
            Names.Field(propertyName), documentation.Property(entity.ClrType, propertyName), column.Nullable, shown, kind, enumeration) { IsCriterion = kind != ScalarKind.Json };
    }

    private CatalogField Complex(string propertyName, IComplexProperty part)
    {
        var name = Names.Field(propertyName);
        var description = documentation.Property(entity.ClrType, propertyName);
        var nullable = part.IsNullable;
        var columns = part.ComplexType.GetProperties().ToDictionary(property => property.Name, property => ModelColumns.Of(entity, property) with { Nullable = nullable });
        if (part.ClrType == typeof(Money))
        {
            return new MoneyField(name, description, nullable, columns[nameof(Money.Amount)], columns[nameof(Money.Currency)]);
        }

        if (part.ClrType == typeof(PartialDate))
        {
            return new PartialDateField(
                name, description, nullable, columns[nameof(PartialDate.Date)], columns[nameof(PartialDate.Precision)], _enums.Of(typeof(DatePrecision)));
        }

        throw Unknown(propertyName);
    }

    private ToOneField One(string navigationName)
    {
        var navigation = entity.FindNavigation(navigationName) ?? throw Unknown(navigationName);
        var key = navigation.ForeignKey;
        if (!navigation.IsOnDependent)
        {
            var referring = ModelColumns.Of(navigation.TargetEntityType, key.Properties[0]).Name;
            return new ToOneField(
                Names.Field(navigationName), documentation.Property(entity.ClrType, navigationName), true,
                navigation.TargetEntityType.ClrType.Name, "id", referring, false);
        }

        var property = key.Properties[^1];
        var local = key.Properties.FirstOrDefault(candidate => key.PrincipalKey.Properties[key.Properties.ToList().IndexOf(candidate)].Name == nameof(Content.Id)) ?? property;
        return new ToOneField(
            Names.Field(navigationName),
            documentation.Property(entity.ClrType, navigationName),
            !key.IsRequired,
            navigation.TargetEntityType.ClrType.Name,
            ModelColumns.Of(entity, local).Name,
            "id",
            key.IsRequired);
    }

    private ToManyField Many(ExposedMany many)
    {
        var description = documentation.Property(entity.ClrType, many.Navigation);
        var name = Names.Field(many.Navigation);
        if (entity.FindSkipNavigation(many.Navigation) is { } skip)
        {
            var link = new JoinTableLink(
                skip.JoinEntityType.GetTableNameOrThrow(),
                ModelColumns.Of(skip.JoinEntityType, skip.ForeignKey.Properties[0]).Name,
                ModelColumns.Of(skip.JoinEntityType, skip.Inverse.ForeignKey.Properties[0]).Name);
            return new ToManyField(name, description, skip.TargetEntityType.ClrType.Name, link, many.Form, null, []);
        }

        var navigation = entity.FindNavigation(many.Navigation) ?? throw Unknown(many.Navigation);
        var child = navigation.TargetEntityType;
        var foreignKey = new ForeignKeyLink(ModelColumns.Of(child, navigation.ForeignKey.Properties[0]).Name);
        return new ToManyField(name, description, child.ClrType.Name, foreignKey, many.Form, null, []);
    }

    private Func<string, ScalarField> EdgeField(Link link) => property =>
    {
        var pairs = model.GetEntityTypes().First(type => type.GetTableNameOrThrow() == ((JoinTableLink)link).Table);
        return (ScalarField)new FieldBuilder(model, pairs, documentation).Value(new ExposedField(property, null));
    };

    /// <summary>The column of a property.</summary>
    public Column Column(string property) => ModelColumns.Of(entity, Property(property));

    private IProperty Property(string name) => entity.FindProperty(name) ?? throw Unknown(name);

    private static ScalarKind Kind(Type type) => ModelColumns.Kind(type);

    private InvalidOperationException Unknown(string member) => new($"{entity.ClrType.Name}.{member} is shown by the API but is not mapped.");
}
