namespace Expect.Domain.Releases;

/// <summary>A change that a release keeps: a mutation with its input, checked and not applied yet (Modification en attente).</summary>
public sealed class ReleaseChange
{
    private ReleaseChange()
    {
    }

    /// <summary>The change's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The release.</summary>
    public Release Release { get; private set; } = null!;

    /// <summary>The change's number within its release, from 1: changes are applied in this order. It stays when others are taken out.</summary>
    public int Number { get; private set; }

    /// <summary>The mutation's name.</summary>
    public string Mutation { get; private set; } = "";

    /// <summary>The mutation's input as it was given, without the release.</summary>
    public string Input { get; private set; } = "{}";

    /// <summary>When the change was saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The account that saved it, by its identifier only, so that the person can be forgotten; none without an account.</summary>
    public Guid? SavedBy { get; private set; }

    /// <summary>The items that the change is about, in the order in which it comes to them.</summary>
    public ICollection<ReleaseItem> Items { get; } = [];

    internal static ReleaseChange Of(int number, string mutation, string input, IReadOnlyList<ReleaseItem> items, Guid? savedBy, DateTimeOffset now)
    {
        var change = new ReleaseChange { Number = number, Mutation = mutation, Input = input, SavedAt = now, SavedBy = savedBy };
        for (var i = 0; i < items.Count; i++)
        {
            change.Items.Add(items[i].At(i + 1));
        }

        return change;
    }
}
