using System.Collections.Immutable;
using System.Globalization;

namespace Expect.Benchmarks.Http;

/// <summary>How much to measure.</summary>
/// <param name="Pairs">Measurements of each side, taken in turns; 10 by default.</param>
/// <param name="Seconds">Length of a measurement in seconds; 2 by default.</param>
/// <param name="Scale">How many times 2 000 fictitious offers the larger database holds; 1 by default, and then it is the only one.</param>
/// <param name="Requests">How many requests each side answers in a row, to see what becomes of its memory; 0, the default, for a comparison of speed.</param>
public sealed record BenchmarkOptions(int Pairs = 10, int Seconds = 2, int Scale = 1, int Requests = 0)
{
    /// <summary>How to call it.</summary>
    public const string Usage = """
        Usage: ./bench [--scale N] [--pairs N] [--seconds S] [--only NAME,NAME]     speed, at scale 1 and at scale N
               ./bench --requests N [--scale N] [--only NAME,NAME]                  memory, after N requests of each side
        All numbers are whole and from 1.
        """;

    /// <summary>Which questions are asked: their names; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>The scales to measure at, the smaller one first.</summary>
    public ImmutableArray<int> Scales => Scale == 1 || Requests > 0 ? [Scale] : [1, Scale];

    /// <summary>The questions to ask.</summary>
    public IEnumerable<Question> Questions => Question.All.Where(question => Only.IsEmpty || Only.Contains(question.Name));

    /// <summary>Reads the command line; false when it is not understood.</summary>
    public static bool TryParse(IReadOnlyList<string> arguments, out BenchmarkOptions options)
    {
        options = new BenchmarkOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || options.With(arguments[i], arguments[i + 1]) is not { } changed)
            {
                return false;
            }

            options = changed;
        }

        return options.Questions.Any();
    }

    private BenchmarkOptions? With(string name, string value)
    {
        if (name == "--only")
        {
            return this with { Only = [.. value.Split(',')] };
        }

        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return null;
        }

        return name switch
        {
            "--pairs" => this with { Pairs = number },
            "--seconds" => this with { Seconds = number },
            "--scale" => this with { Scale = number },
            "--requests" => this with { Requests = number },
            _ => null,
        };
    }
}
