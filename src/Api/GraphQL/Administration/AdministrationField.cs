using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;

namespace Expect.Api.GraphQL.Administration;

/// <summary>A root field that writes accounts and tokens, or erases personal data. For administrators.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Kind">What it does.</param>
internal sealed record AdministrationField(string Name, AdministrationKind Kind)
{
    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<AdministrationField> All =
    [
        new("createApiToken", AdministrationKind.CreateToken),
        new("revokeApiToken", AdministrationKind.RevokeToken),
        new("erasePersonalData", AdministrationKind.Erase),
    ];

    /// <summary>The name of its input.</summary>
    public string Input => SchemaNames.Pascal(Name) + "Input";

    /// <summary>The name of its answer.</summary>
    public string Payload => SchemaNames.Pascal(Name) + "Payload";

    /// <summary>The name of the union of what can stand in its way.</summary>
    public string Error => SchemaNames.Pascal(Name) + "Error";

    /// <summary>The field of that name; null when there is none.</summary>
    public static AdministrationField? Find(string name) => All.FirstOrDefault(field => field.Name == name);
}

/// <summary>What an administrator does.</summary>
internal enum AdministrationKind
{
    /// <summary>Makes an API token.</summary>
    CreateToken,

    /// <summary>Revokes an API token.</summary>
    RevokeToken,

    /// <summary>Erases personal data.</summary>
    Erase,
}
