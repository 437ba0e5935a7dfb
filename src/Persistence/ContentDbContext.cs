using System.Data.Common;
using Expect.Persistence.Mappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Expect.Persistence;

/// <summary>The content model in the database.</summary>
public sealed class ContentDbContext(DbContextOptions<ContentDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ModelConventions.ConfigureTypes(configurationBuilder);
        configurationBuilder.Conventions.Replace<ForeignKeyIndexConvention>(services => new ForeignKeyIndexes(services.GetRequiredService<ProviderConventionSetBuilderDependencies>()));
    }

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
    private static readonly PooledDbContextFactory<ContentDbContext> Pool = new(new DbContextOptionsBuilder<ContentDbContext>().UseNpgsql().Options);

    /// <inheritdoc/>
    public ContentDbContext CreateDbContext(string[] args) => Create("Host=localhost;Database=expect");

    /// <summary>Makes a context for a database.</summary>
    public static ContentDbContext Create(string connectionString) =>
        new(new DbContextOptionsBuilder<ContentDbContext>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("schema_migrations"))
            .Options);

    /// <summary>Takes a context from the pool, for a connection that is open; disposing of it gives it back.</summary>
    public static ContentDbContext On(DbConnection connection)
    {
        var context = Pool.CreateDbContext();
        context.Database.SetDbConnection(connection);
        return context;
    }
}
