using Expect.Api.GraphQL;
using Expect.Api.Security;
using Expect.Persistence.Reading.Execute;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Expect.Api.Http;

/// <summary>Whether the node can answer: it asks itself a small question, all the way to the database.</summary>
public sealed class ReadinessCheck(ReadPipeline pipeline) : IHealthCheck
{
    private const string Question = "{ territories(first: 1) { nodes { id } } }";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var answer = new AnswerBuffer();
        using var request = new GraphQLRequest(Question, null);
        try
        {
            await pipeline.RunAsync(request, Viewer.Anonymous, answer, null, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (ReadFailedException failure)
        {
            return HealthCheckResult.Unhealthy("The database cannot be read.", failure);
        }
    }
}
