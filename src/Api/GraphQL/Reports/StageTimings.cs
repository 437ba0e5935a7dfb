using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Expect.Api.GraphQL.Reports;

/// <summary>How long each stage of one request took. Made for requests whose viewer may know, because it tells what is cached.</summary>
public sealed class StageTimings
{
    private static readonly string[] Names = [.. Enum.GetNames<Stage>().Select(name => name.ToLowerInvariant())];

    private readonly TimeSpan?[] _durations = new TimeSpan?[Names.Length];
    private readonly bool[] _cached = new bool[Names.Length];
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _lap = Stopwatch.GetTimestamp();

    /// <summary>Ends a stage that began where the one before it ended.</summary>
    public void End(Stage stage)
    {
        var now = Stopwatch.GetTimestamp();
        _durations[(int)stage] = Stopwatch.GetElapsedTime(_lap, now);
        _lap = now;
    }

    /// <summary>Notes that the result of a stage was known.</summary>
    public void Cached(Stage stage) => _cached[(int)stage] = true;

    /// <summary>The header <c>Server-Timing</c>: durations in milliseconds, of the stages that were reached.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var stage = 0; stage < Names.Length; stage++)
        {
            if (_cached[stage] || _durations[stage] is not null)
            {
                text.Append(Names[stage]);
                text.Append(_cached[stage] ? ";desc=\"cached\"" : "");
                text.Append(_durations[stage] is { } duration ? Duration(duration) : "").Append(", ");
            }
        }

        return text.Append("total").Append(Duration(Stopwatch.GetElapsedTime(_start))).ToString();
    }

    private static string Duration(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $";dur={duration.TotalMilliseconds:0.###}");
}
