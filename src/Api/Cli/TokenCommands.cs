using System.CommandLine;
using System.Collections.Immutable;
using System.Globalization;
using Expect.Domain.Identity;
using Expect.Persistence.Hosting;
using Expect.Persistence.Identity;

namespace Expect.Api.Cli;

/// <summary><c>token</c>: creates, lists and revokes API tokens.</summary>
public static class TokenCommands
{
    /// <summary>The command with its parts.</summary>
    public static Command Create() => new("token", "Creates, lists and revokes API tokens.") { New(), List(), Revoke(), DeleteDevelopment() };

    private static Command New()
    {
        var name = new Option<string>("--name") { Description = "Who uses the token, for people.", Required = true };
        var roles = new Option<string>("--roles") { Description = $"Comma-separated: {string.Join(", ", Enum.GetNames<Role>())}.", Required = true };
        var scopes = new Option<string>("--scopes") { Description = "Comma-separated: READ, WRITE; READ without it.", DefaultValueFactory = _ => nameof(Scope.READ) };
        var territories = new Option<string?>("--territories") { Description = "Comma-separated slugs of the territories that the token speaks for; contributors need one." };
        var expires = new Option<string?>("--expires") { Description = "How long it lives, in days, such as 90d; until it is revoked without it." };
        var command = new Command("create", "Creates a token with an account, and shows its text once.") { name, roles, scopes, territories, expires };
        command.SetAction((arguments, cancellation) => WithStoreAsync(
            async store =>
            {
                var request = new NewApiToken(
                    arguments.GetRequiredValue(name), Names<Role>(arguments.GetRequiredValue(roles)), Names<Scope>(arguments.GetRequiredValue(scopes)),
                    Parts(arguments.GetValue(territories)), Days(arguments.GetValue(expires)));
                if (request.Roles.Contains(Role.CONTRIBUTOR) && request.Territories.IsEmpty)
                {
                    throw new ArgumentException("A contributor speaks for territories: name them with --territories.");
                }

                Console.WriteLine(await store.CreateAsync(request, cancellation));
            },
            cancellation));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the tokens, the newest first; never their texts.");
        command.SetAction((_, cancellation) => WithStoreAsync(
            async store =>
            {
                foreach (var token in await store.ListAsync(cancellation))
                {
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{token.Id}  {token.State,-7}  {string.Join(',', token.Roles)}  {string.Join(',', token.Scopes)}  expires {token.ExpiresAt:u}  used {token.LastUsedAt:u}  {token.Name}"));
                }
            },
            cancellation));
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("id") { Description = "The token's id, from the list." };
        var command = new Command("revoke", "Revokes a token; services refuse it within a second.") { id };
        command.SetAction((arguments, cancellation) => WithStoreAsync(
            async store =>
            {
                if (!await store.RevokeAsync(arguments.GetValue(id), cancellation))
                {
                    throw new ArgumentException("There is no such token that is not revoked already.");
                }
            },
            cancellation));
        return command;
    }

    private static Command DeleteDevelopment()
    {
        var command = new Command("delete-development", "Deletes the tokens that a run in Development has printed; production does not start where there are any.");
        command.SetAction((_, cancellation) => WithStoreAsync(store => store.DeleteDevelopmentAsync(cancellation), cancellation));
        return command;
    }

    private static ImmutableArray<T> Names<T>(string list)
        where T : struct, Enum =>
        [.. Parts(list).Select(part => Enum.GetNames<T>().Contains(part, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<T>(part, ignoreCase: true)
            : throw new ArgumentException($"\"{part}\" is none of {string.Join(", ", Enum.GetNames<T>())}.")).Distinct()];

    private static ImmutableArray<string> Parts(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static TimeSpan? Days(string? text) => text is null
        ? null
        : text.EndsWith('d') && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 36_500
            ? TimeSpan.FromDays(days)
            : throw new ArgumentException($"\"{text}\" is not a number of days such as 90d.");

    private static async Task<int> WithStoreAsync(Func<ApiTokenStore, Task> work, CancellationToken cancellation)
    {
        await using var database = await Database.OpenAsync(cancellation);
        await using var store = new ApiTokenStore(database.ConnectionString);
        try
        {
            await work(store);
            return 0;
        }
        catch (ArgumentException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
