using Expect.Api.Security;

namespace Expect.Api.GraphQL.Cost;

/// <summary>What an operation may cost at most, by role. Each figure of its cost stays within the same limit.</summary>
public sealed record CostLimits
{
    /// <summary>The setting with the limit of anonymous viewers.</summary>
    public const string AnonymousSetting = "EXPECT_COST_LIMIT_ANONYMOUS";

    /// <summary>The setting with the limit of editors.</summary>
    public const string EditorSetting = "EXPECT_COST_LIMIT_EDITOR";

    /// <summary>For anybody without a token. 100 000 by default: two pages of 100 within each other and their details, not three.</summary>
    public long Anonymous { get; init; } = 100_000;

    /// <summary>For editors. 500 000 by default.</summary>
    public long Editor { get; init; } = 500_000;

    /// <summary>The limit of a viewer.</summary>
    public long Of(Viewer viewer) => viewer.IsEditor ? Editor : Anonymous;

    /// <summary>The limits that the settings say.</summary>
    /// <exception cref="InvalidOperationException">A setting is no positive number.</exception>
    public static CostLimits Of(IConfiguration configuration)
    {
        var limits = new CostLimits();
        return limits with
        {
            Anonymous = Settings.Positive(configuration, AnonymousSetting, limits.Anonymous),
            Editor = Settings.Positive(configuration, EditorSetting, limits.Editor),
        };
    }
}
