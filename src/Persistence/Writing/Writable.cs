using System.Linq.Expressions;
using Expect.Domain;
using Expect.Persistence.Catalog;

namespace Expect.Persistence.Writing;

/// <summary>Says what can be written of a type: its fields by the entity's properties, in the order of the schema.</summary>
/// <typeparam name="T">The entity.</typeparam>
public sealed class Writable<T>
    where T : Content
{
    private readonly ContentCatalog _catalog;
    private readonly List<WritableField> _fields = [];
    private readonly List<WritableCommand> _commands = [];
    private string? _owner;
    private bool _isDeletable = true;
    private bool _isMovable = true;
    private bool _isUploaded;

    /// <summary>Nothing yet.</summary>
    public Writable(ContentCatalog catalog) => _catalog = catalog;

    private CatalogType Shown => _catalog[typeof(T).Name];

    /// <summary>A field that an item can lack: value, localised text, relation to one item or to many.</summary>
    public Writable<T> Field(Expression<Func<T, object?>> member) => Add(WritableFields.Of(Shown, member));

    /// <summary>A field that every item has.</summary>
    public Writable<T> Required(Expression<Func<T, object?>> member) => Add(WritableFields.Of(Shown, member) with { Required = true });

    /// <summary>A field that every item has from its creation on and keeps.</summary>
    public Writable<T> Fixed(Expression<Func<T, object?>> member) => Add(WritableFields.Of(Shown, member) with { Required = true, Fixed = true });

    /// <summary>A field that is announced when the item is created, and kept.</summary>
    public Writable<T> Announced(Expression<Func<T, object?>> member, string description, bool required = true) =>
        Add(WritableFields.Of(Shown, member) with { Required = required, Fixed = true, Description = description });

    /// <summary>Small children that live inside the item.</summary>
    public Writable<T> Parts<TPart>(Expression<Func<T, IEnumerable<TPart>>> member, Action<WritableParts<TPart>> fields)
        where TPart : class
    {
        var parts = new WritableParts<TPart>(_catalog[typeof(TPart).Name]);
        fields(parts);
        var name = WritableFields.Member(member.Body);
        return Add(new WritableField(Names.Field(name), name, WritableForm.Parts)
        {
            Description = Shown.Field(Names.Field(name))!.Description, PartEntity = typeof(TPart), Parts = [.. parts.Fields],
        });
    }

    /// <summary>A small child with personal data that lives inside the item, of which there is one at most. Revisions do not hold it.</summary>
    public Writable<T> Personal<TPart>(Expression<Func<T, TPart?>> member, Action<WritableParts<TPart>> fields)
        where TPart : class
    {
        var parts = new WritableParts<TPart>(_catalog[typeof(TPart).Name]);
        fields(parts);
        var name = WritableFields.Member(member.Body);
        var shown = Shown.Field(Names.Field(name))!;
        return Add(new WritableField(shown.Name, name, WritableForm.Part)
        {
            Description = shown.Description, Shown = shown, PartEntity = typeof(TPart), Parts = [.. parts.Fields], IsPersonal = true,
        });
    }

    /// <summary>Items in an order, each in a place of its own.</summary>
    public Writable<T> Ordered<TPlace>(string name, Expression<Func<T, IEnumerable<TPlace>>> places, Expression<Func<TPlace, object?>> item)
        where TPlace : class => Add(new WritableField(name, WritableFields.Member(places.Body), WritableForm.OrderedReferences)
        {
            Description = Shown.Field(name)!.Description, PartEntity = typeof(TPlace), PlaceMember = WritableFields.Member(item.Body),
            Target = ((ToManyField)Shown.Field(name)!).Target, IsConsulted = true,
        });

    /// <summary>Items of any type in an order, each in a place of its own.</summary>
    public Writable<T> Mixed<TPlace>(string name, Expression<Func<T, IEnumerable<TPlace>>> places)
        where TPlace : class => Add(new WritableField(name, WritableFields.Member(places.Body), WritableForm.MixedReferences)
        {
            Description = Shown.Field(name)!.Description, PartEntity = typeof(TPlace), IsConsulted = true,
        });

    /// <summary>A command that answers with an item of the type.</summary>
    /// <param name="declare">What cannot be told from its properties; null when that is nothing.</param>
    public Writable<T> Command<TCommand>(Action<DeclaredCommand<TCommand>>? declare = null)
        where TCommand : Command
    {
        var command = new DeclaredCommand<TCommand>();
        declare?.Invoke(command);
        _commands.Add(command.Build(_catalog, Shown));
        return this;
    }

    /// <summary>The territory whose contributors may write the item.</summary>
    public Writable<T> OwnedBy(Expression<Func<T, object?>> territory)
    {
        _owner = WritableFields.Member(territory.Body);
        return this;
    }

    /// <summary>Items of the type are withdrawn, not erased.</summary>
    public Writable<T> NeverErased()
    {
        _isDeletable = false;
        return this;
    }

    /// <summary>Items of the type are files: one is announced, and there when its bytes are.</summary>
    public Writable<T> Uploaded()
    {
        _isUploaded = true;
        return this;
    }

    /// <summary>Items of the type move along their life cycle by commands alone.</summary>
    public Writable<T> MovedByCommands()
    {
        _isMovable = false;
        return this;
    }

    /// <summary>The type.</summary>
    public WritableType Build() => new WritableTypeOf<T>(Shown, [.. _fields, .. Schedule(), Source()])
    {
        OwnerMember = _owner, IsDeletable = _isDeletable, IsMovable = _isMovable, IsUploaded = _isUploaded, Commands = [.. _commands],
    };

    // Every item of an editorial life cycle can have a schedule.
    private IEnumerable<WritableField> Schedule() => typeof(PublishedContent).IsAssignableFrom(typeof(T))
        ? [Scheduled(nameof(PublishedContent.PublishAt)), Scheduled(nameof(PublishedContent.UnpublishAt))]
        : [];

    private WritableField Scheduled(string member)
    {
        var field = Shown.Field(Names.Field(member))!;
        return new WritableField(field.Name, member, WritableForm.Value) { Description = field.Description, Shown = field };
    }

    private WritableField Source() => WritableFields.Of<T>(Shown, item => item.Source);

    private Writable<T> Add(WritableField field)
    {
        _fields.Add(field);
        return this;
    }
}
