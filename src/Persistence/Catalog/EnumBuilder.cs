namespace Expect.Persistence.Catalog;

/// <summary>Builds enumerations of the schema from enumerations of the domain.</summary>
internal sealed class EnumBuilder(DomainDocumentation documentation)
{
    /// <summary>The enumeration of a CLR type, which may be nullable.</summary>
    public CatalogEnum Of(Type type)
    {
        var enumeration = Nullable.GetUnderlyingType(type) ?? type;
        var values = Enum.GetNames(enumeration)
            .Select(name => new CatalogEnumValue(Names.EnumValue(name), documentation.Value(enumeration, name)));
        return new CatalogEnum(enumeration.Name, documentation.Type(enumeration), [.. values]);
    }
}
