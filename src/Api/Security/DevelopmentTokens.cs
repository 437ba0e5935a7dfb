using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Security;

/// <summary>
/// Tokens ready for use on a developer's machine, one for each role, printed at the start and deleted at the end of the run.
/// Their texts stand in terminals and logs, so production refuses to start where one of them is still good.
/// </summary>
public static class DevelopmentTokens
{
    /// <summary>The territory for which the contributor of development speaks: it has offers in the demo data.</summary>
    public const string Territory = "seine-saint-denis";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Makes the tokens in Development; makes sure in other environments that there are none.</summary>
    /// <param name="store">The tokens of the database.</param>
    /// <param name="environment">Where the service runs.</param>
    /// <param name="output">Where the texts are printed.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidOperationException">There is a token of development outside Development.</exception>
    public static async Task PrepareAsync(ApiTokenStore store, IHostEnvironment environment, TextWriter output, CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
        {
            if (await store.HasDevelopmentAsync(cancellation))
            {
                throw new InvalidOperationException(
                    "The database has tokens of development, whose texts were printed. Delete them with \"token delete-development\", or start with DOTNET_ENVIRONMENT=Development.");
            }

            return;
        }

        await store.DeleteDevelopmentAsync(cancellation); // what a run that crashed has left
        foreach (var role in Enum.GetValues<Role>())
        {
            var text = await store.CreateAsync(
                new NewApiToken($"Development {role}", [role], [Scope.READ, Scope.WRITE], role == Role.CONTRIBUTOR ? [Territory] : [], Lifetime) { IsDevelopment = true },
                cancellation);
            await output.WriteLineAsync($"Token of this run, {role}{(role == Role.CONTRIBUTOR ? $" of {Territory}" : "")}: {text}");
        }
    }
}
