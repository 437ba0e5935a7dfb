using Expect.Api.Cli;
using Expect.Persistence;
using Expect.Persistence.Hosting;

try
{
    return await CommandLine.RunAsync(
        args,
        ServeCommand.Create(),
        DatabaseCommands.Migrate(),
        DatabaseCommands.Import(),
        DatabaseCommands.Seed(),
        SchemaCommand.Create(PersistenceServices.BuildCatalog));
}
catch (EmbeddedPostgresException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
