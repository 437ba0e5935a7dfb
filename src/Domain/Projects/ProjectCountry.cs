using Expect.Domain.Reference;

namespace Expect.Domain.Projects;

/// <summary>A country where a project takes place.</summary>
public sealed class ProjectCountry
{
    /// <summary>The pair's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The project.</summary>
    public Project Project { get; private set; } = null!;

    /// <summary>The country.</summary>
    public Country Country { get; private set; } = null!;

    /// <summary>The country's share of the project in per cent. Of one project either no share is stated, or all are and make 100.</summary>
    public decimal? Share { get; private set; }
}
