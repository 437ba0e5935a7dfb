using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence;

/// <summary>The model of the database with all that it says, also what a context leaves out at run time.</summary>
internal static class ContentModel
{
    private static readonly Lazy<IModel> Built = new(static () =>
    {
        using var context = ContentDbContextFactory.Create("Host=none");
        return context.GetService<IDesignTimeModel>().Model;
    });

    /// <summary>The model; made when it is asked for first. Needs no database.</summary>
    public static IModel Whole => Built.Value;
}
