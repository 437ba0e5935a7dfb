using Expect.Domain;
using Mapster;

namespace Expect.Persistence.Writing;

/// <summary>How Mapster gives an entity new values: only those that are there, because absent is not null.</summary>
internal static class EntityMapping
{
    /// <summary>The mapping from values by property name.</summary>
    public static TypeAdapterConfig For<T>(IEnumerable<string> members)
    {
        var config = new TypeAdapterConfig();
        AsIs<LocalizedText>(config);
        AsIs<Money>(config);
        AsIs<PartialDate>(config);
        var mapping = config.NewConfig<Dictionary<string, object?>, T>().EnableNonPublicMembers(true).ShallowCopyForSameType(true);
        foreach (var member in members)
        {
            mapping.IgnoreIf((values, _) => !values.ContainsKey(member), member);
        }

        var known = members.ToHashSet(StringComparer.Ordinal);
        mapping.IgnoreMember((member, side) => side == MemberSide.Destination && !known.Contains(member.Name));
        config.Compile();
        return config;
    }

    // A value never changes: it is taken, not copied.
    private static void AsIs<TValue>(TypeAdapterConfig config)
        where TValue : class => config.NewConfig<TValue, TValue>().MapWith(value => value);
}
