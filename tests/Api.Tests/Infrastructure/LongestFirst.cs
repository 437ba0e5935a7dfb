using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Visibility;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer($"Expect.Api.Tests.Infrastructure.{nameof(LongestFirst)}", "Expect.Api.Tests")]

namespace Expect.Api.Tests.Infrastructure;

/// <summary>Begins with the longest single test, so that it does not run alone at the end, one processor idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName.EndsWith($".{nameof(NoInferenceTests)}", StringComparison.Ordinal))
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
