using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Expect.Persistence.Catalog;

/// <summary>The summaries of the domain's public members: written once, they are the descriptions of the schema.</summary>
internal sealed partial class DomainDocumentation
{
    private readonly FrozenDictionary<string, string> _summaries;

    private DomainDocumentation(FrozenDictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>Reads the documentation file beside an assembly.</summary>
    /// <exception cref="FileNotFoundException">The file was not deployed with the assembly.</exception>
    public static DomainDocumentation Of(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        var members = XDocument.Load(path).Descendants("member");
        return new DomainDocumentation(members
            .Where(member => member.Element("summary") is not null)
            .ToFrozenDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!), StringComparer.Ordinal));
    }

    /// <summary>The summary of a type.</summary>
    public string Type(Type type) => Find($"T:{type.FullName}");

    /// <summary>The summary of an enumeration value.</summary>
    public string Value(Type enumeration, string name) => Find($"F:{enumeration.FullName}.{name}");

    /// <summary>The summary of a property, wherever in the class hierarchy it is declared.</summary>
    public string Property(Type type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (_summaries.TryGetValue($"P:{declaring.FullName}.{name}", out var summary))
            {
                return summary;
            }
        }

        throw new InvalidOperationException($"{type.Name}.{name} is shown by the API but has no documentation.");
    }

    private string Find(string member) =>
        _summaries.TryGetValue(member, out var summary)
            ? summary
            : throw new InvalidOperationException($"{member[2..]} is shown by the API but has no documentation.");

    private static string Text(XElement summary)
    {
        var text = string.Concat(summary.Nodes().Select(node => node switch
        {
            XText plain => plain.Value,
            XElement element => element.Attribute("cref")?.Value.Split('.', ':')[^1] ?? element.Attribute("langword")?.Value ?? element.Value,
            _ => "",
        }));
        return WhiteSpace().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
