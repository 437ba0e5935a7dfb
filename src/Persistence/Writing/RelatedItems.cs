using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Finds the items that stand in the way of a write.</summary>
internal sealed class RelatedItems(DbContext context)
{
    private const int MaxOfEachRelation = 10;

    /// <summary>The items that refer to an item and keep it from being erased.</summary>
    public async Task<ImmutableArray<(string Type, Guid Id)>> ReferrersAsync(Content item, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(string Type, Guid Id)>();
        foreach (var key in context.Entry(item).Metadata.GetReferencingForeignKeys().Where(key => key.DeleteBehavior is DeleteBehavior.Restrict or DeleteBehavior.NoAction))
        {
            // A part refers on behalf of its item.
            var (owner, column) = OwnerOf(key);
            if (owner is null)
            {
                continue;
            }

            var ids = await IdsAsync(
                $"select {column} as \"Value\" from {key.DeclaringEntityType.GetTableNameOrThrow()} where {ColumnOf(key)} = @p0 limit {MaxOfEachRelation}", [item.Id], cancellationToken)
                .ConfigureAwait(false);
            found.AddRange(ids.Select(id => (owner.Name, id)));
        }

        return [.. found.Distinct()];
    }

    /// <summary>The item that has the unique key for which an item was refused; null when it is not known.</summary>
    public async Task<Guid?> HolderAsync(EntityEntry item, string? constraint, CancellationToken cancellationToken)
    {
        var index = item.Metadata.GetIndexes().FirstOrDefault(index => index.GetDatabaseName() == constraint);
        if (index is null)
        {
            return null;
        }

        var conditions = index.Properties.Select((property, i) => $"{property.GetColumnName()} = @p{i}");
        var values = index.Properties.Select(property => item.Property(property.Name).CurrentValue).ToArray();
        if (values.Contains(null))
        {
            return null;
        }

        var ids = await IdsAsync($"select id as \"Value\" from {item.Metadata.GetTableNameOrThrow()} where {string.Join(" and ", conditions)} limit 1", values!, cancellationToken)
            .ConfigureAwait(false);
        return ids is [var holder] ? holder : null;
    }

    private Task<List<Guid>> IdsAsync(string sql, object[] values, CancellationToken cancellationToken) =>
        context.Database.SqlQueryRaw<Guid>(sql, [.. values.Select((value, i) => new NpgsqlParameter($"p{i}", value))]).ToListAsync(cancellationToken);

    private static (Type? Owner, string Column) OwnerOf(IForeignKey key)
    {
        if (typeof(Content).IsAssignableFrom(key.DeclaringEntityType.ClrType))
        {
            return (key.DeclaringEntityType.ClrType, "id");
        }

        var parent = key.DeclaringEntityType.GetForeignKeys().FirstOrDefault(other => other.DeleteBehavior == DeleteBehavior.Cascade && typeof(Content).IsAssignableFrom(other.PrincipalEntityType.ClrType));
        return parent is null ? (null, "") : (parent.PrincipalEntityType.ClrType, ColumnOf(parent));
    }

    // Of a key of several columns, the one that holds the id.
    private static string ColumnOf(IForeignKey key)
    {
        for (var i = 0; i < key.Properties.Count; i++)
        {
            if (key.PrincipalKey.Properties[i].Name == nameof(Content.Id))
            {
                return key.Properties[i].GetColumnName();
            }
        }

        return key.Properties[0].GetColumnName();
    }
}
