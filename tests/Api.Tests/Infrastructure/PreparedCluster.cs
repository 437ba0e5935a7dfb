using System.Security.Cryptography;
using System.Text;
using Expect.Api.Import.Seeding;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;
using Npgsql;

namespace Expect.Api.Tests.Infrastructure;

/// <summary>
/// Clusters whose content is prepared once and copied for every start, because an import takes twenty seconds. What is prepared
/// stays between runs, until a source that it was made by changes.
/// </summary>
public sealed class PreparedCluster
{
    /// <summary>The reference data and the programme's facts.</summary>
    public static readonly PreparedCluster Facts = new("facts", null, async database =>
    {
        await Migrator.MigrateAsync(database, CancellationToken.None);
        await new ReferenceDataImporter().ImportAsync(database, null, CancellationToken.None);
        await Seeder.SeedFactsAsync(database, CancellationToken.None);
    });

    /// <summary>With fictitious content, and 2 000 offers more.</summary>
    public static readonly PreparedCluster Demonstration = new("demonstration", Facts, async database =>
    {
        await Seeder.SeedFictitiousAsync(database, CancellationToken.None);
        await Seeder.SeedScaleAsync(database, 1, CancellationToken.None);
    });

    // What reads, and what is not part of the content, cannot change it.
    private static readonly string[] Irrelevant = ["/bin/", "/obj/", "/Reading/", "/Hosting/"];

    /// <summary>The directory of the checkout that the tests run in.</summary>
    public static readonly string Checkout = FindCheckout();

    private static readonly Lazy<string> Sources = new(HashOfSources);

    private readonly SemaphoreSlim _once = new(1);
    private readonly string _name;
    private readonly PreparedCluster? _from;
    private readonly Func<string, Task> _fill;

    private PreparedCluster(string name, PreparedCluster? from, Func<string, Task> fill) => (_name, _from, _fill) = (name, from, fill);

    private static string OfThisCheckout => Path.Combine(Path.GetTempPath(), $"expect-prepared-{Environment.UserName}-{Hash(Checkout)}");

    private string Prepared => Path.Combine(OfThisCheckout, $"{_name}-{Sources.Value}");

    /// <summary>Starts a throw-away cluster with the content.</summary>
    public Task<EmbeddedPostgres> StartAsync() => StartAsync(EmbeddedPostgresOptions.ForTests());

    /// <summary>Starts a cluster of any kind with the content.</summary>
    public async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options) =>
        await EmbeddedPostgres.StartAsync(options with { CopyOf = await PrepareAsync() }, CancellationToken.None);

    // The data directory with the content. Prepared in a directory of its own, so that an interrupted preparation is never taken for a complete one.
    private async Task<string> PrepareAsync()
    {
        await _once.WaitAsync();
        try
        {
            if (!Directory.Exists(Prepared))
            {
                RemoveOutdated();
                var unfinished = Directory.CreateDirectory($"{Prepared}-{Guid.NewGuid():N}").FullName;
                await FillAsync(unfinished);
                Directory.Move(unfinished, Prepared);
            }

            return Path.Combine(Directory.GetDirectories(Prepared).Single(), "data");
        }
        finally
        {
            _once.Release();
        }
    }

    private async Task FillAsync(string clusters)
    {
        var options = new EmbeddedPostgresOptions
        {
            CheckoutPath = Checkout, ClustersDirectory = clusters, CopyOf = _from is null ? null : await _from.PrepareAsync(),
        };
        await using var postgres = await EmbeddedPostgres.StartAsync(options, CancellationToken.None);
        await _fill(postgres.ConnectionString);
        NpgsqlConnection.ClearAllPools();
    }

    private void RemoveOutdated()
    {
        Directory.CreateDirectory(OfThisCheckout);
        foreach (var outdated in Directory.GetDirectories(OfThisCheckout, _name + "-*"))
        {
            Directory.Delete(outdated, recursive: true);
        }
    }

    private static string HashOfSources()
    {
        var files = new[] { "src/Domain", "src/Persistence", "src/Api/Import", "src/Api/GraphQL/Mutations", "data" }
            .SelectMany(directory => Directory.GetFiles(Path.Combine(Checkout, directory), "*", SearchOption.AllDirectories))
            .Where(file => !Irrelevant.Any(part => file.Contains(part, StringComparison.Ordinal)))
            .Append(Path.Combine(Checkout, "tests/Api.Tests/Infrastructure/PreparedCluster.cs"))
            .Order(StringComparer.Ordinal);
        return Hash(string.Join('\n', files.Select(file => file + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))));
    }

    private static string FindCheckout()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Expect.slnx")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run in a checkout.");
        }

        return directory.FullName;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
