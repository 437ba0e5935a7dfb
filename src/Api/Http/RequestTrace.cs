using System.Diagnostics;

namespace Expect.Api.Http;

/// <summary>
/// The trace that a request belongs to (W3C Trace Context): the one that its header <c>traceparent</c> names, or a new one. Only
/// what keeps or tells it begins one, because most requests are reads that do neither, and it costs them more than their JSON.
/// </summary>
internal static class RequestTrace
{
    /// <summary>Begins the trace as <see cref="Activity.Current"/>; null when somebody listens, and one has begun.</summary>
    /// <param name="parent">The header; null when it is missing.</param>
    public static Activity? Begin(string? parent)
    {
        if (Activity.Current is not null)
        {
            return null;
        }

        var activity = new Activity("expect.request");
        if (ActivityContext.TryParse(parent, null, out var context))
        {
            activity.SetParentId(context.TraceId, context.SpanId, context.TraceFlags);
        }

        return activity.Start();
    }

    /// <summary>The id of the trace, as 32 hexadecimal digits.</summary>
    /// <param name="parent">The header; null when it is missing.</param>
    public static string IdOf(string? parent)
    {
        using var begun = Begin(parent);
        return Activity.Current!.TraceId.ToHexString();
    }
}
