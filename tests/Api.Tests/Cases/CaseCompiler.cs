using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Persistence;
using Expect.Persistence.Reading.Shape;

namespace Expect.Api.Tests.Cases;

/// <summary>Compiles cases as the service does, without a database.</summary>
internal static class CaseCompiler
{
    private static readonly Lazy<Stages> Shared = new(Create);

    /// <summary>The compiled read of a case, for an anonymous viewer.</summary>
    public static async Task<CompiledRead> CompileAsync(CaseFile file)
    {
        var stages = Shared.Value;
        var document = await stages.Documents.ReadAsync(file.Query, CancellationToken.None);
        var operation = OperationSelector.Select(document, file.OperationName);
        var context = PublicationContexts.Of(operation, file.Variables, file.AcceptLanguage, Viewer.Anonymous, TimeProvider.System.GetUtcNow());
        var introspection = await new IntrospectionAnswers().AnswerAsync(operation, file.Variables, ["fr"], CancellationToken.None);
        return stages.Compiler.Compile(operation, file.Variables, Viewer.Anonymous, context, introspection).Read;
    }

    private static Stages Create()
    {
        var catalog = PersistenceServices.BuildCatalog();
        var reader = new DocumentReader(SchemaBuilder.Build(catalog), new RequestLimits());
        return new Stages(reader, new ReadCompiler(catalog, new PublicAddress("https://expect.example"), new CostLimits()));
    }

    private sealed record Stages(DocumentReader Documents, ReadCompiler Compiler);
}
