using System.CommandLine;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Catalog;

namespace Expect.Api.Cli;

/// <summary><c>schema</c>: prints the public schema, or writes it to a file. Needs no database.</summary>
public static class SchemaCommand
{
    /// <summary>The command.</summary>
    /// <param name="catalog">The content model.</param>
    /// <param name="mutations">What of it can be written; nothing when it is not given.</param>
    public static Command Create(Func<ContentCatalog> catalog, Func<ContentCatalog, MutationCatalog>? mutations = null)
    {
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write; the standard output without it." };
        var command = new Command("schema", "Prints the public schema in the schema definition language.") { output };
        command.SetAction(async (arguments, cancellation) =>
        {
            var model = catalog();
            var text = SchemaText.Print(SchemaBuilder.Build(model, mutations?.Invoke(model)));
            if (arguments.GetValue(output) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, text, cancellation);
            }
            else
            {
                await arguments.InvocationConfiguration.Output.WriteAsync(text);
            }
        });
        return command;
    }
}
