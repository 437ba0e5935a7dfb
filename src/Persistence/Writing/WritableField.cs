using System.Collections.Immutable;
using System.Text.Json;
using Expect.Persistence.Catalog;

namespace Expect.Persistence.Writing;

/// <summary>A field of a type that can be written.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Member">The entity's property.</param>
/// <param name="Form">What its values are.</param>
public sealed record WritableField(string Name, string Member, WritableForm Form)
{
    /// <summary>What it means in the programme.</summary>
    public required string Description { get; init; }

    /// <summary>Whether a new item needs it, and none may lose it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it is given once, when the item is created, and never changed.</summary>
    public bool Fixed { get; init; }

    /// <summary>What readers see of it; null for lists of parts and mixed references, which have no scalar type.</summary>
    public CatalogField? Shown { get; init; }

    /// <summary>Whether not everybody sees it who sees the item.</summary>
    public bool IsRestricted => IsPersonal || Shown is ScalarField { Restriction: not null };

    /// <summary>Name of the type it refers to; null when it refers to none, or to several.</summary>
    public string? Target { get; init; }

    /// <summary>Whether rules of the domain ask about the items that it refers to, so that a write has to know them.</summary>
    public bool IsConsulted { get; init; }

    /// <summary>The name as JSON has it.</summary>
    internal JsonEncodedText Key { get; } = JsonEncodedText.Encode(Name);

    /// <summary>Whether rules of the domain ask about items that it refers to, or that its parts refer to.</summary>
    internal bool LeadsToConsulted => IsConsulted || HasConsultedParts;

    /// <summary>Whether it holds personal data, which no revision does.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Of an item that a command names: whether its version can be left out, because what is done to it adds up whatever others do.</summary>
    public bool IsVersionOptional { get; init; }

    /// <summary>The fields of its parts; empty when it has none.</summary>
    public ImmutableArray<WritableField> Parts
    {
        get;
        init => (field, HasConsultedParts) = (value, value.Any(static part => part.IsConsulted));
    }
        = [];

    private bool HasConsultedParts { get; init; }

    /// <summary>The entity of its parts, or of the places of ordered references; null when there is none.</summary>
    public Type? PartEntity { get; init; }

    /// <summary>The property of a place that refers to what stands there; null when there are no places.</summary>
    public string? PlaceMember { get; init; }
}

/// <summary>What the values of a writable field are.</summary>
public enum WritableForm
{
    /// <summary>A value, or a list of values: scalar, money, partial date.</summary>
    Value,

    /// <summary>A text in several languages, of which a change names only those to write.</summary>
    Localized,

    /// <summary>An item.</summary>
    Reference,

    /// <summary>Items of one type, in no order.</summary>
    References,

    /// <summary>Items of one type, in an order.</summary>
    OrderedReferences,

    /// <summary>Items of any type, in an order.</summary>
    MixedReferences,

    /// <summary>Small children that live inside their parent.</summary>
    Parts,

    /// <summary>A small child that lives inside its parent, of which there is one at most; given as a whole.</summary>
    Part,

    /// <summary>An item that a command is about: its id, and beside it the version that the writer knows.</summary>
    Item,
}
