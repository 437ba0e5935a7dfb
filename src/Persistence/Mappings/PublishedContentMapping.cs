using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

/// <summary>What the table of every type with an editorial life cycle has.</summary>
internal abstract class PublishedContentMapping<T> : ContentMapping<T>
    where T : PublishedContent
{
    /// <inheritdoc/>
    protected sealed override void Map(EntityTypeBuilder<T> entity)
    {
        MapContent(entity);
        var table = entity.Metadata.GetTableName()!;
        entity.ToTable(table, builder =>
        {
            builder.HasCheckConstraint($"ck_{table}_published_at", "(status in ('DRAFT', 'IN_REVIEW')) or published_at is not null");
            builder.HasCheckConstraint($"ck_{table}_schedule", "unpublish_at > publish_at");
        });
    }

    /// <summary>What this type's table has besides.</summary>
    protected abstract void MapContent(EntityTypeBuilder<T> entity);
}
