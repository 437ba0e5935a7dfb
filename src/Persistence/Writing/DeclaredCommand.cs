using System.Linq.Expressions;
using Expect.Domain;
using Expect.Persistence.Catalog;

namespace Expect.Persistence.Writing;

/// <summary>Says of a command what its properties do not tell.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public sealed class DeclaredCommand<TCommand>
    where TCommand : Command
{
    private readonly List<Expression<Func<TCommand, IEnumerable<object>>>> _lists = [];
    private readonly HashSet<string> _anyVersion = new(StringComparer.Ordinal);

    /// <summary>The command looks at these too, which belong to an item that it names.</summary>
    public DeclaredCommand<TCommand> LooksAt(Expression<Func<TCommand, IEnumerable<object>>> list)
    {
        _lists.Add(list);
        return this;
    }

    /// <summary>What is done to this item adds up whatever others do, so that its version can be left out.</summary>
    public DeclaredCommand<TCommand> AnyVersion(Expression<Func<TCommand, object?>> item)
    {
        _anyVersion.Add(WritableFields.Member(item.Body));
        return this;
    }

    internal WritableCommand Build(ContentCatalog catalog, CatalogType answer)
    {
        var documentation = catalog.Documentation ?? throw new InvalidOperationException("A content model that is made by hand has no commands.");
        var fields = new CommandFields(documentation, answer).Of(typeof(TCommand));
        return new WritableCommand<TCommand>(
            documentation.Type(typeof(TCommand)), [.. fields.Select(field => field with { IsVersionOptional = _anyVersion.Contains(field.Member) })], _lists);
    }
}
