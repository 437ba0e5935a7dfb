using Expect.Domain.Territories;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>What of the presence of a territory in a country can be written.</summary>
public sealed class PresenceMutations : ContentMutations<Presence>
{
    /// <inheritdoc/>
    protected override void Declare(Writable<Presence> presence) => presence
        .Fixed(item => item.Territory)
        .Fixed(item => item.Country)
        .Required(item => item.Kind)
        .Field(item => item.ValidFrom)
        .Field(item => item.ValidTo);
}
