using System.Text.Json;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

/// <summary>What every content type's table has: key, version, moments of writing, source.</summary>
internal abstract class ContentMapping<T> : IEntityTypeConfiguration<T>
    where T : Content
{
    // Which translations of which texts are older than the French text that they translate; maintained by the database.
    private const string OutdatedTranslations = nameof(OutdatedTranslations);

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<T> builder)
    {
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Version).IsConcurrencyToken().HasDefaultValue(1);
        builder.Property(item => item.CreatedAt).HasDefaultValueSql("now()");
        builder.Property(item => item.UpdatedAt).HasDefaultValueSql("now()");
        builder.Property<JsonDocument>(OutdatedTranslations).HasDefaultValueSql("'{}'");
        builder.HasOne(item => item.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
        Map(builder);
    }

    /// <summary>What this type's table has besides.</summary>
    protected abstract void Map(EntityTypeBuilder<T> entity);
}
