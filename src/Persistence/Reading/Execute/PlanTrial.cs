namespace Expect.Persistence.Reading.Execute;

/// <summary>
/// Finds out whether a plan that is kept for all values is as good for certain ones as a plan that is made for them, which
/// costs planning each time. Rare values never meet a kept plan: it is tried only for values that are asked for again and
/// again, and a trial that takes far longer than usual is broken off; where that happens again and again, it is over.
/// Thread-safe.
/// </summary>
internal sealed class PlanTrial
{
    /// <summary>Executions that are planned for the values before a kept plan is tried.</summary>
    public const int Usual = 16;

    /// <summary>Executions of the trial. The first one on a connection is planned there, so it saves nothing yet.</summary>
    public const int Tried = 32;

    /// <summary>Executions of a kept plan after which the fastest must be about as fast as the fastest that was planned for the values.</summary>
    public const int Proven = 200;

    /// <summary>Executions that are broken off before the trial is over: on a busy machine one can be slow whatever its plan.</summary>
    public const int Patience = 3;

    private const int Tolerance = 10;
    private static readonly TimeSpan LeastLimit = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private TimeSpan _usual = TimeSpan.MaxValue;
    private TimeSpan _kept = TimeSpan.MaxValue;
    private int _usualRuns;
    private int _keptRuns;
    private int _broken;
    private bool _isRefused;

    /// <summary>How the next execution is planned.</summary>
    public PlanChoice Next()
    {
        lock (_gate)
        {
            if (_isRefused || _usualRuns < Usual)
            {
                return PlanChoice.ForValues;
            }

            return _keptRuns >= Tried ? new PlanChoice(true) : new PlanChoice(true, Limit);
        }
    }

    /// <summary>Takes note of how long an execution took.</summary>
    public void Note(PlanChoice choice, TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (!choice.IsKept)
            {
                _usual = Min(_usual, elapsed);
                _usualRuns++;
                return;
            }

            _kept = Min(_kept, elapsed);
            _keptRuns++;
            _isRefused |= (_keptRuns >= Tried && _kept > 3 * _usual) || (_keptRuns >= Proven && _kept > 1.1 * _usual);
        }
    }

    /// <summary>An execution of the trial was broken off.</summary>
    public void BreakOff()
    {
        lock (_gate)
        {
            _isRefused |= ++_broken >= Patience;
        }
    }

    private TimeSpan Limit => _usual * Tolerance is var limit && limit > LeastLimit ? limit : LeastLimit;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
