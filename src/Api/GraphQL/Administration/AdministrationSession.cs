using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Api.Security;
using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Administration;

/// <summary>Executes one root field of an administrator in a transaction: finds what the input names, writes, reads back, commits.</summary>
internal sealed class AdministrationSession(
    ContentCatalog catalog, Func<PlanningContext> planning, IReadOnlyList<object?> leaves, Viewer viewer, AdministrationField field, CollectedField member, ObjectValue value, WriteOrigin origin)
    : IRootMutation
{
    /// <inheritdoc/>
    public WriteOrigin Origin => origin;

    // What the parameters of plans come from: values, no moment to come, the viewer.
    private object?[] Sources => [.. leaves, null, viewer];

    /// <inheritdoc/>
    public async Task<byte[]> RunAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        if (!viewer.Has(Role.ADMIN))
        {
            return await RefusedAsync(transaction, [new NotAllowed()], cancellation);
        }

        var input = AdministrationInput.Read(catalog, field.Kind, value, origin.Now);
        var missing = await ReferenceResolver.ResolveAsync(transaction, planning, Sources, input.References, cancellation);
        ImmutableArray<WriteProblem> problems = [.. input.Problems, .. missing];
        if (!problems.IsEmpty)
        {
            return await RefusedAsync(transaction, problems, cancellation);
        }

        var (type, id, text) = await WriteAsync(transaction, input, cancellation);
        var answer = await AnswerAsync(transaction, (context, asked) => asked.Name == AdministrationTypes.Member(type) ? Item(context, type, id, asked) : new ConstantRoot(
            asked.Key, asked.Name == "text" ? JsonSerializer.Serialize(text) : "null"), cancellation);
        await transaction.CommitAsync(cancellation);
        return answer;
    }

    private async Task<(string Type, Guid Id, string? Text)> WriteAsync(WriteTransaction transaction, AdministrationInput input, CancellationToken cancellation)
    {
        if (input.Token is { } token)
        {
            var (created, text) = await transaction.Accounts.CreateTokenAsync(token, input.Territories, cancellation);
            return (AdministrationTypes.Token, created, text);
        }

        var (type, id) = input.Item;
        await (type switch
        {
            AdministrationTypes.Token => transaction.Accounts.RevokeTokenAsync(id, cancellation),
            AdministrationTypes.Account => transaction.Accounts.EraseAccountAsync(id, cancellation),
            _ => transaction.Accounts.EraseContactAsync(id, new GlobalId(type, id).ToString(), cancellation),
        });
        return (type, id, null);
    }

    private Task<byte[]> RefusedAsync(WriteTransaction transaction, ImmutableArray<WriteProblem> problems, CancellationToken cancellation) => AnswerAsync(
        transaction,
        (context, asked) => new ConstantRoot(asked.Key, asked.Name == "errors" ? new ProblemWriter(context, field.Error).Write(asked, problems, "[]") : "null"),
        cancellation);

    private static LookupRoot Item(PlanningContext context, string type, Guid id, CollectedField asked) => new(
        asked.Key, new LookupPlanner(context).Row(context.Catalog[type], new ConstantSource(id)), new SelectionPlanner(context).Plan(context.Catalog[type], asked.Selections));

    private Task<byte[]> AnswerAsync(WriteTransaction transaction, Func<PlanningContext, CollectedField, RootField> root, CancellationToken cancellation)
    {
        var context = planning();
        var planned = context.Finish([.. FieldCollector.Collect(context, member.Selections, name => name == field.Payload).Select(asked =>
        {
            using var place = context.Enter(asked.Key);
            return asked.Name == "__typename" ? new ConstantRoot(asked.Key, $"\"{field.Payload}\"") : root(context, asked);
        })]);
        return MutationReads.RunAsync(transaction, MutationReads.Once(planned), Sources, cancellation);
    }
}
