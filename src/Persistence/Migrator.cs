using System.Reflection;
using Expect.Persistence.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Expect.Persistence;

/// <summary>Brings a database to the newest schema.</summary>
public static class Migrator
{
    /// <summary>
    /// Applies what is missing; under a lock, so that several nodes can start at once. When nothing is missing it costs three
    /// small queries.
    /// </summary>
    /// <param name="connectionString">A login that may create tables and roles.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Whether anything was applied.</returns>
    public static async Task<bool> MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (await AppliedAsync(connectionString, Known(), cancellationToken).ConfigureAwait(false))
        {
            await InstallAsync(connectionString, cancellationToken).ConfigureAwait(false);
            return false;
        }

        await using var context = ContentDbContextFactory.Create(connectionString);
        await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        await InstallAsync(connectionString, cancellationToken).ConfigureAwait(false);
        return true;
    }

    // What follows from the code by itself.
    private static async Task InstallAsync(string connectionString, CancellationToken cancellationToken)
    {
        await LifecycleRules.InstallAsync(connectionString, cancellationToken).ConfigureAwait(false);
        await ChangeFeed.InstallAsync(connectionString, cancellationToken).ConfigureAwait(false);
    }

    private static string[] Known() =>
    [
        .. typeof(Migrator).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>(),
    ];

    // All of them are looked for: one that was merged later can have an earlier name than others that are applied already.
    private static async Task<bool> AppliedAsync(string connectionString, string[] known, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var exists = source.CreateCommand("select to_regclass('schema_migrations') is not null");
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
        {
            return false;
        }

        await using var applied = source.CreateCommand("select count(*) from schema_migrations where \"MigrationId\" = any ($1)");
        applied.Parameters.Add(new NpgsqlParameter { Value = known });
        return await applied.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is long count && count == known.Length;
    }
}
