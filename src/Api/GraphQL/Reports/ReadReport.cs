using Expect.Api.GraphQL.Cost;
using Expect.Api.Security;
using Expect.Persistence.Reading.Execute;

namespace Expect.Api.GraphQL.Reports;

/// <summary>What a request wants to know about itself, filled by the stages. Most requests have none.</summary>
public sealed class ReadReport
{
    private ReadReport(CostMode cost, bool explains, bool isTimed)
    {
        CostMode = cost;
        Explanations = explains ? [] : null;
        Timings = isTimed ? new StageTimings() : null;
    }

    /// <summary>What is to be said of the operation's cost.</summary>
    public CostMode CostMode { get; }

    /// <summary>What the operation costs; null until it is known, or when nobody asked.</summary>
    public CostFigures? Cost { get; set; }

    /// <summary>What it may cost.</summary>
    public long CostLimit { get; set; }

    /// <summary>The durations of the stages; null for those who may not know.</summary>
    public StageTimings? Timings { get; }

    /// <summary>Where the explanations of statements go; null when nobody asked.</summary>
    public List<StatementExplanation>? Explanations { get; }

    /// <summary>Whether the answer has <c>extensions</c>.</summary>
    public bool HasExtensions => Cost is not null || Explanations is not null;

    /// <summary>The report of a request; null when it wants none.</summary>
    /// <exception cref="RequestRefusedException">The viewer may not know what the request asks for.</exception>
    public static ReadReport? For(GraphQLRequest request, Viewer viewer)
    {
        if (request.Explains && !viewer.IsEditor)
        {
            throw new RequestRefusedException(
                ErrorCode.Forbidden, "GraphQL-Explain is for editors. Ask without that header, or send an editor's token as Authorization: Bearer.");
        }

        return request.CostMode == CostMode.None && !viewer.IsEditor ? null : new ReadReport(request.CostMode, request.Explains, viewer.IsEditor);
    }
}
