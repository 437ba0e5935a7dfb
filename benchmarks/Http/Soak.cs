using System.Globalization;
using Expect.Benchmarks.Http.Load;

namespace Expect.Benchmarks.Http;

/// <summary>What becomes of the memory of both sides while they answer the same many requests, all questions mixed by their weight.</summary>
internal static class Soak
{
    private const int Parts = 10;

    /// <summary>Asks and prints the memory after each tenth.</summary>
    public static void Run(IReadOnlyList<Duel> duels, ServerProcess service, ServerProcess baseline, int requests)
    {
        var ours = new Mix(service.Port, [.. duels.SelectMany(duel => Enumerable.Repeat(duel.Question.ToService(service.Port), duel.Question.Weight))]);
        var theirs = new Mix(baseline.Port, [.. duels.SelectMany(duel => Enumerable.Repeat(duel.Question.ToHandWritten(baseline.Port), duel.Question.Weight))]);
        Console.WriteLine("| requests of each side | RSS, MB |\n|---|---|");
        Print(0, service, baseline);
        double first = 0;
        for (var part = 1; part <= Parts; part++)
        {
            var count = (int)((long)requests * part / Parts) - (int)((long)requests * (part - 1) / Parts);
            ours.Ask(count);
            theirs.Ask(count);
            Print((long)requests * part / Parts, service, baseline);
            first = part == 1 ? service.ResidentMegabytes : first;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nThe service has {service.ResidentMegabytes - baseline.ResidentMegabytes:0} MB more than the hand-written endpoint, and {service.ResidentMegabytes - first:+0;-0;0} MB since the first tenth."));
    }

    private static void Print(long requests, ServerProcess service, ServerProcess baseline) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"| {requests} | {service.ResidentMegabytes:0} / {baseline.ResidentMegabytes:0} |"));
}
