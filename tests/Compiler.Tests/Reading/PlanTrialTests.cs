using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Render;
using Expect.Persistence.Reading.Shape;

namespace Expect.Compiler.Tests.Reading;

/// <summary>For which values a kept plan is used.</summary>
public sealed class PlanTrialTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Values_that_come_seldom_never_meet_a_kept_plan() =>
        Assert.All(Run(new PlanTrial(), PlanTrial.Usual, usual: Millisecond, kept: Millisecond), choice => Assert.Equal(PlanChoice.ForValues, choice));

    [Fact]
    public void Values_that_come_again_and_again_try_one_within_bounds()
    {
        var trial = new PlanTrial();
        Run(trial, PlanTrial.Usual, usual: 40 * Millisecond, kept: Millisecond);
        Assert.Equal(new PlanChoice(true, 400 * Millisecond), trial.Next());
    }

    [Fact]
    public void A_bound_is_long_enough_for_a_busy_machine()
    {
        var trial = new PlanTrial();
        Run(trial, PlanTrial.Usual, usual: Millisecond, kept: Millisecond);
        Assert.Equal(new PlanChoice(true, 200 * Millisecond), trial.Next());
    }

    [Fact]
    public void A_plan_that_is_as_good_is_kept()
    {
        var trial = new PlanTrial();
        Run(trial, 1000, usual: 2 * Millisecond, kept: Millisecond);
        Assert.Equal(new PlanChoice(true), trial.Next());
    }

    [Fact]
    public void A_plan_that_is_far_worse_is_tried_a_few_times_only()
    {
        var choices = Run(new PlanTrial(), 1000, usual: Millisecond, kept: 5 * Millisecond);
        Assert.Equal(PlanTrial.Tried, choices.Count(choice => choice.IsKept));
        Assert.Equal(PlanChoice.ForValues, choices[^1]);
    }

    [Fact]
    public void A_plan_that_is_a_little_worse_is_given_up_later()
    {
        var choices = Run(new PlanTrial(), 1000, usual: Millisecond, kept: 1.5 * Millisecond);
        Assert.Equal(PlanTrial.Proven, choices.Count(choice => choice.IsKept));
        Assert.Equal(PlanChoice.ForValues, choices[^1]);
    }

    [Fact]
    public void A_trial_that_is_broken_off_again_and_again_is_over()
    {
        var trial = new PlanTrial();
        Run(trial, PlanTrial.Usual + 1, usual: Millisecond, kept: Millisecond);
        for (var i = 1; i < PlanTrial.Patience; i++)
        {
            trial.BreakOff();
        }

        Assert.True(trial.Next().IsKept);
        trial.BreakOff();
        Assert.Equal(PlanChoice.ForValues, trial.Next());
    }

    [Fact]
    public void Each_read_and_each_set_of_values_has_its_own_trial()
    {
        var trials = new PlanTrials(TimeProvider.System);
        var (one, other) = (Read(), Read());
        Guid id = Guid.NewGuid();
        Assert.Same(trials.Of(one, ["a", 1, new[] { id }]), trials.Of(one, ["a", 1, new[] { id }]));
        Assert.Distinct(new[]
        {
            trials.Of(one, ["a", 1, new[] { id }]), trials.Of(one, ["a", 2, new[] { id }]), trials.Of(one, [1, "a", new[] { id }]),
            trials.Of(one, ["a", 1, new[] { Guid.Empty }]), trials.Of(one, ["a", 1, null]), trials.Of(other, ["a", 1, new[] { id }]),
        });
    }

    [Fact]
    public void Trials_are_bounded_and_forgotten_in_time()
    {
        var clock = new Clock();
        var trials = new PlanTrials(clock);
        var read = Read();
        var first = trials.Of(read, [-1]);
        clock.Now += PlanTrials.Lifetime - TimeSpan.FromTicks(1);
        Assert.Same(first, trials.Of(read, [-1]));
        clock.Now += TimeSpan.FromTicks(1);
        var second = trials.Of(read, [-1]);
        Assert.NotSame(first, second);
        for (var i = 0; i < PlanTrials.Most; i++)
        {
            trials.Of(read, [i]);
        }

        Assert.NotSame(second, trials.Of(read, [-1]));
    }

    private static CompiledRead Read() => SqlRenderer.Render(new ReadPlan([]));

    private static List<PlanChoice> Run(PlanTrial trial, int times, TimeSpan usual, TimeSpan kept)
    {
        var choices = new List<PlanChoice>();
        for (var i = 0; i < times; i++)
        {
            var choice = trial.Next();
            choices.Add(choice);
            trial.Note(choice, choice.IsKept ? kept : usual);
        }

        return choices;
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
