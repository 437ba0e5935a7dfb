using System.CommandLine;
using Expect.Persistence.Hosting;
using Expect.Persistence.Identity;

namespace Expect.Api.Cli;

/// <summary><c>erase</c>: erases personal data for good; what was written stays, with its revisions.</summary>
public static class EraseCommand
{
    /// <summary>The command with its parts.</summary>
    public static Command Create()
    {
        var account = new Argument<Guid>("id") { Description = "The account's id, as revisions name it." };
        var person = new Command("account", "Erases who an account stands for, revokes its tokens and closes it.") { account };
        person.SetAction((arguments, cancellation) => WithStoreAsync(
            store => store.EraseAccountAsync(arguments.GetValue(account), cancellation), "There is no such account.", cancellation));

        var offer = new Argument<string>("slug") { Description = "The offer's slug." };
        var contact = new Command("contact", "Erases the contact of an offer.") { offer };
        contact.SetAction((arguments, cancellation) => WithStoreAsync(
            store => store.EraseContactAsync(arguments.GetRequiredValue(offer), cancellation), "There is no such offer.", cancellation));
        return new Command("erase", "Erases personal data for good; what was written stays, with its revisions.") { person, contact };
    }

    private static async Task<int> WithStoreAsync(Func<ApiTokenStore, Task<bool>> work, string missing, CancellationToken cancellation)
    {
        await using var database = await Database.OpenAsync(cancellation);
        await using var store = new ApiTokenStore(database.ConnectionString);
        if (await work(store))
        {
            return 0;
        }

        await Console.Error.WriteLineAsync(missing);
        return 1;
    }
}
