using System.Globalization;

namespace Expect.Benchmarks.Http;

/// <summary>How much to measure.</summary>
/// <param name="Pairs">Measurements of each side, taken in turns; 10 by default.</param>
/// <param name="Seconds">Length of a measurement in seconds; 2 by default.</param>
/// <param name="Scale">How many times 2 000 fictitious offers the database holds; 1 by default.</param>
public sealed record BenchmarkOptions(int Pairs = 10, int Seconds = 2, int Scale = 1)
{
    /// <summary>Reads the command line; false when it is not understood.</summary>
    public static bool TryParse(IReadOnlyList<string> arguments, out BenchmarkOptions options)
    {
        options = new BenchmarkOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count
                || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value < 1)
            {
                return false;
            }

            switch (arguments[i])
            {
                case "--pairs":
                    options = options with { Pairs = value };
                    break;
                case "--seconds":
                    options = options with { Seconds = value };
                    break;
                case "--scale":
                    options = options with { Scale = value };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
