using Expect.Api.Cli;
using Expect.Persistence;

return await CommandLine.RunAsync(args, SchemaCommand.Create(PersistenceServices.BuildCatalog));
