using System.Collections;
using System.Collections.Immutable;
using System.Linq.Expressions;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing;

/// <summary>A command of the domain that can be given through the API. What its input says follows from the properties of the command.</summary>
public abstract class WritableCommand
{
    private protected WritableCommand(Type command, string description, ImmutableArray<WritableField> fields) =>
        (Command, Name, Description, Fields) = (command, Names.Field(command.Name), description, fields);

    /// <summary>Its name in the schema.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>What its input says, in the order of the schema.</summary>
    public ImmutableArray<WritableField> Fields { get; }

    /// <summary>Whether it is that command of the domain.</summary>
    public bool Is<TCommand>()
        where TCommand : Command => Command == typeof(TCommand);

    /// <summary>The command of the domain.</summary>
    internal Type Command { get; }

    /// <summary>The items that an input names.</summary>
    internal IEnumerable<NamedItem> ItemsOf(ItemChanges input) => ItemsOf(Fields, input);

    /// <summary>The command with its values and items.</summary>
    internal Command Bind(ItemChanges input, Func<NamedItem, Content> items) => (Command)Bind(Command, Fields, input, items);

    /// <summary>Loads what the command looks at besides the items that it names.</summary>
    internal abstract Task LoadAsync(DbContext context, Command command, CancellationToken cancellationToken);

    private static IEnumerable<NamedItem> ItemsOf(ImmutableArray<WritableField> fields, ItemChanges input) => fields.Where(input.Has).SelectMany(field => input[field] switch
    {
        NamedItem item => [item],
        IReadOnlyList<ItemChanges> parts => parts.SelectMany(part => ItemsOf(field.Parts, part)),
        _ => Enumerable.Empty<NamedItem>(),
    });

    private static object Bind(Type type, ImmutableArray<WritableField> fields, ItemChanges input, Func<NamedItem, Content> items)
    {
        var bound = Activator.CreateInstance(type)!;
        foreach (var field in fields.Where(input.Has))
        {
            var property = type.GetProperty(field.Member)!;
            property.SetValue(bound, field.Form switch
            {
                WritableForm.Item => items((NamedItem)input[field]!),
                WritableForm.Parts => Parts(field, (IReadOnlyList<ItemChanges>)input[field]!, items),
                _ => ValueConversion.To(property.PropertyType, input[field]),
            });
        }

        return bound;
    }

    private static object Parts(WritableField field, IReadOnlyList<ItemChanges> parts, Func<NamedItem, Content> items)
    {
        var list = Array.CreateInstance(field.PartEntity!, parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            ((IList)list)[i] = Bind(field.PartEntity!, field.Parts, parts[i], items);
        }

        return list;
    }
}

/// <summary>A command of the domain that can be given through the API.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal sealed class WritableCommand<TCommand>(string description, ImmutableArray<WritableField> fields, IEnumerable<Expression<Func<TCommand, IEnumerable<object>>>> lists)
    : WritableCommand(typeof(TCommand), description, fields)
    where TCommand : Command
{
    /// <inheritdoc/>
    internal override async Task LoadAsync(DbContext context, Command command, CancellationToken cancellationToken)
    {
        foreach (var list in lists)
        {
            var member = (MemberExpression)list.Body;
            var owner = Expression.Lambda<Func<TCommand, object>>(member.Expression!, list.Parameters).Compile()((TCommand)command);
            await context.Entry(owner).Collection(member.Member.Name).LoadAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
