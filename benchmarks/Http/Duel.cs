using System.Text;
using Expect.Benchmarks.Http.Load;

namespace Expect.Benchmarks.Http;

/// <summary>A question, and both sides that are asked it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Ours">The service.</param>
/// <param name="HandWritten">The hand-written endpoint.</param>
internal sealed record Duel(Question Question, Side Ours, Side HandWritten)
{
    /// <summary>Whether both sides give the same bytes; says where they do not.</summary>
    public bool HasEqualAnswers()
    {
        var (ours, handWritten) = (Ours.Answer(), HandWritten.Answer());
        if (ours.AsSpan().SequenceEqual(handWritten))
        {
            return true;
        }

        var at = ours.AsSpan().CommonPrefixLength(handWritten);
        Console.Error.WriteLine($"{Question.Name}: the answers differ from byte {at}, so there is nothing to compare.");
        Console.Error.WriteLine("  service:      " + Excerpt(ours, at));
        Console.Error.WriteLine("  hand-written: " + Excerpt(handWritten, at));
        return false;
    }

    private static string Excerpt(byte[] answer, int at)
    {
        var start = Math.Max(0, at - 80);
        return Encoding.UTF8.GetString(answer, start, Math.Min(160, answer.Length - start));
    }
}
