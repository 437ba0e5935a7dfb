using Expect.Domain;

namespace Expect.Persistence.Writing;

/// <summary>
/// The items that a write comes to, one after the other. A write that was tried before is repeated with the ids that new items
/// got then, and with whatever versions items have now: whoever repeats it has looked at them.
/// </summary>
internal sealed class ItemJournal
{
    private readonly List<TouchedItem> _touched = [];
    private Queue<Guid>? _promised;

    /// <summary>The items of the present write, in order.</summary>
    public IReadOnlyList<TouchedItem> Touched => _touched;

    /// <summary>Begins a write.</summary>
    /// <param name="promised">When it is repeated, the ids of the items that it makes, in order; null when it is done for the first time.</param>
    public void Begin(IEnumerable<Guid>? promised)
    {
        _touched.Clear();
        _promised = promised is null ? null : new Queue<Guid>(promised);
    }

    /// <summary>Takes note of an item that is there.</summary>
    /// <param name="type">Name of its type.</param>
    /// <param name="item">The item.</param>
    /// <param name="version">The version that the writer knows; null when any will do.</param>
    /// <returns>Whether it is the item's.</returns>
    public bool Found(string type, Content item, int? version)
    {
        _touched.Add(new TouchedItem(type, item.Id, item.Version));
        return version is null || _promised is not null || version == item.Version;
    }

    /// <summary>Takes note of an item that the write makes, before it is given to the context.</summary>
    public void Made(string type, Content item)
    {
        if (_promised?.TryDequeue(out var id) == true)
        {
            ItemFactory.Name(item, id);
        }

        _touched.Add(new TouchedItem(type, item.Id, null));
    }
}
