using System.Globalization;

namespace Expect.Api;

/// <summary>Reads settings that are numbers: a wrong one stops the service at its start, with the setting's name.</summary>
public static class Settings
{
    /// <summary>A number greater than zero.</summary>
    /// <exception cref="InvalidOperationException">The setting is something else.</exception>
    public static long Positive(IConfiguration configuration, string name, long fallback) =>
        Number(configuration, name, fallback) is > 0 and var number ? number : throw Wrong(configuration, name, "a whole number greater than 0");

    /// <summary>A duration of zero milliseconds or more.</summary>
    /// <exception cref="InvalidOperationException">The setting is something else.</exception>
    public static TimeSpan Milliseconds(IConfiguration configuration, string name, long fallback) =>
        Number(configuration, name, fallback) is >= 0 and <= int.MaxValue and var number
            ? TimeSpan.FromMilliseconds(number)
            : throw Wrong(configuration, name, "a whole number of milliseconds");

    /// <summary>A duration greater than zero as PostgreSQL writes it: a number with the unit ms, s or min; milliseconds without.</summary>
    /// <exception cref="InvalidOperationException">The setting is something else.</exception>
    public static TimeSpan Duration(IConfiguration configuration, string name, TimeSpan fallback)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return fallback;
        }

        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
        long unit = text[digits..].Trim() switch
        {
            "" or "ms" => 1,
            "s" => 1_000,
            "min" => 60_000,
            _ => 0,
        };
        return int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number * unit is > 0 and <= int.MaxValue
            ? TimeSpan.FromMilliseconds(number * unit)
            : throw Wrong(configuration, name, "a duration such as 10s or 500ms");
    }

    private static long Number(IConfiguration configuration, string name, long fallback) => configuration[name] is not { Length: > 0 } text
        ? fallback
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static InvalidOperationException Wrong(IConfiguration configuration, string name, string expected) =>
        new($"The setting {name} is \"{configuration[name]}\", but it must be {expected}.");
}
