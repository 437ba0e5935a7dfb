using System.Data.Common;
using Expect.Persistence.Mappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Expect.Persistence;

/// <summary>The content model in the database.</summary>
public sealed class ContentDbContext(DbContextOptions<ContentDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModelConventions.ConfigureTypes(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ContentDbContext).Assembly);
        ModelConventions.Apply(modelBuilder);
    }
}

/// <summary>Makes a context for the design-time tools, which need the model but no database.</summary>
internal sealed class ContentDbContextFactory : IDesignTimeDbContextFactory<ContentDbContext>
{
    /// <inheritdoc/>
    public ContentDbContext CreateDbContext(string[] args) => Create("Host=localhost;Database=expect");

    /// <summary>Makes a context for a database.</summary>
    public static ContentDbContext Create(string connectionString) =>
        new(new DbContextOptionsBuilder<ContentDbContext>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("schema_migrations"))
            .Options);

    /// <summary>Makes a context on a connection that is open.</summary>
    public static ContentDbContext On(DbConnection connection) =>
        new(new DbContextOptionsBuilder<ContentDbContext>().UseNpgsql(connection).Options);
}
