using Expect.Api.Cli;
using Expect.Api.GraphQL.Mutations;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Microsoft.AspNetCore.Connections;

try
{
    return await CommandLine.RunAsync(
        args,
        ServeCommand.Create(),
        DatabaseCommands.Migrate(),
        ImportCommand.Create(),
        DatabaseCommands.Seed(),
        SearchCommand.Create(),
        TokenCommands.Create(),
        AssetCommands.Create(),
        EraseCommand.Create(),
        SchemaCommand.Create(PersistenceServices.BuildCatalog, MutationCatalog.Of));
}
catch (EmbeddedPostgresException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{exception.Message} Stop what listens there, or choose another address with {ServeCommand.UrlsSetting}=http://127.0.0.1:5081");
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
