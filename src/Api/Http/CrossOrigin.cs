using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Expect.Api.Http;

/// <summary>Which pages of other sites may ask: the setting <c>EXPECT_CORS_ORIGINS</c>, a comma-separated list of origins; everybody by default.</summary>
public static class CrossOrigin
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "EXPECT_CORS_ORIGINS";

    /// <summary>Sets the policy. There are no cookies, so that nothing is sent that a page's script did not put there itself.</summary>
    public static void Configure(CorsOptions options, string? origins) => options.AddDefaultPolicy(policy =>
    {
        var list = (origins ?? "*").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _ = list.Contains("*") ? policy.AllowAnyOrigin() : policy.WithOrigins(list);
        policy.WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Put)
            .WithHeaders("Content-Type", "Accept-Language", "Authorization", RequestReader.PreflightHeader, RequestReader.IdempotencyKey, ReportHeaders.Cost, ReportHeaders.Explain)
            .WithExposedHeaders("Server-Timing")
            .SetPreflightMaxAge(TimeSpan.FromHours(1));
    });
}
