using System.Reflection;

namespace Expect.Domain.Tests;

/// <summary>Items as storage fills them: through private setters.</summary>
internal static class Items
{
    /// <summary>The item with a value.</summary>
    public static T With<T>(this T item, string property, object? value)
    {
        typeof(T).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(item, value);
        return item;
    }

    /// <summary>What is wrong, as code and path.</summary>
    public static IEnumerable<string> Problems(this CommandResult result) => result.Result.IsAccepted ? [] : result.Result.Errors.Select(error => $"{error.Code} {error.Path}".TrimEnd());
}
