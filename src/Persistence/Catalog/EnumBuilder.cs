using System.Text.RegularExpressions;

namespace Expect.Persistence.Catalog;

/// <summary>Builds enumerations of the schema from enumerations of the domain.</summary>
internal sealed partial class EnumBuilder(DomainDocumentation documentation)
{
    /// <summary>The enumeration of a CLR type, which may be nullable.</summary>
    public CatalogEnum Of(Type type)
    {
        var enumeration = Nullable.GetUnderlyingType(type) ?? type;
        var values = Enum.GetNames(enumeration).Select(name => Value(enumeration, name));
        return new CatalogEnum(enumeration.Name, documentation.Type(enumeration), [.. values]);
    }

    private CatalogEnumValue Value(Type enumeration, string name)
    {
        var description = documentation.Value(enumeration, name);
        var term = FrenchTerm().Match(description).Groups[1].Value;
        return term.Length > 0
            ? new CatalogEnumValue(Names.EnumValue(name), description, char.ToUpperInvariant(term[0]) + term[1..])
            : throw new InvalidOperationException($"The documentation of {enumeration.Name}.{name} has no French term in brackets.");
    }

    // The term stands in brackets at the end of the first sentence, before a semicolon if more is said.
    [GeneratedRegex(@"\(([^;)]+)[;)]")]
    private static partial Regex FrenchTerm();
}
