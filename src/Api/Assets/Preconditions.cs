using Microsoft.Net.Http.Headers;

namespace Expect.Api.Assets;

/// <summary>What a request makes an answer depend on (RFC 9110, 13 and 14), for bytes that have a strong entity tag and no date.</summary>
internal static class Preconditions
{
    /// <summary>The status that answers the request without its content; null when the content is to be sent.</summary>
    public static int? Evaluate(HttpRequest request, EntityTagHeaderValue tag)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfMatch is { Count: > 0 } wanted && !wanted.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: true)))
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        return headers.IfNoneMatch is { Count: > 0 } known && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false))
            ? StatusCodes.Status304NotModified
            : null;
    }

    /// <summary>The part of the content that is asked for; null for the whole of it: when none is asked for, or several are, or the content has changed since.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tag">The content's tag.</param>
    /// <param name="length">The content's length in bytes, from 1.</param>
    /// <returns>First byte and number of bytes; no byte when the content has no such part.</returns>
    public static (long Offset, long Length)? RangeOf(HttpRequest request, EntityTagHeaderValue tag, long length)
    {
        var headers = request.GetTypedHeaders();
        if (!HttpMethods.IsGet(request.Method) || headers.Range is not { Unit.Value: "bytes", Ranges: { Count: 1 } ranges } || !IsSame(headers.IfRange, tag))
        {
            return null;
        }

        return ranges.Single() switch
        {
            { From: { } from } when from >= length => (length, 0),
            { From: { } from, To: { } to } => (from, Math.Min(to, length - 1) - from + 1),
            { From: { } from } => (from, length - from),
            { To: { } last } => (length - Math.Min(last, length), Math.Min(last, length)),
            _ => null,
        };
    }

    private static bool IsSame(RangeConditionHeaderValue? condition, EntityTagHeaderValue tag) =>
        condition is null || condition.EntityTag?.Compare(tag, useStrongComparison: true) == true;
}
