using Expect.Persistence.Catalog;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The object types of the catalogue.</summary>
internal sealed class ObjectTypes
{
    private readonly TypeRegistry _registry;
    private readonly ScalarTypes _scalars;
    private readonly ValueTypes _values;
    private readonly ContentCatalog _catalog;
    private readonly ConnectionTypes _connections;
    private readonly ContentInterfaces _interfaces;
    private readonly RevisionTypes _revisions;

    public ObjectTypes(TypeRegistry registry, ScalarTypes scalars, ContentCatalog catalog, FilterTypes filters, SortTypes sorts)
    {
        _registry = registry;
        _scalars = scalars;
        _catalog = catalog;
        _values = new ValueTypes(registry, scalars);
        _connections = new ConnectionTypes(
            registry, scalars, _values, Of, filters, sorts, new AggregateTypes(registry, scalars, _values, catalog, Of, sorts));
        _interfaces = new ContentInterfaces(registry, scalars, catalog, Of);
        _revisions = new RevisionTypes(registry, scalars);
    }

    public ConnectionTypes Connections => _connections;

    public InterfaceGraphType Node => _interfaces.Node;

    public InterfaceGraphType Content => _interfaces.Content;

    public IGraphType PageInfo => _values.PageInfo;

    /// <summary>The object type.</summary>
    public IGraphType Of(CatalogType type) => _registry.GetOrAdd<ObjectGraphType>(type.Name, type.Description, created => Fill(created, type));

    private void Fill(ObjectGraphType created, CatalogType type)
    {
        foreach (var field in type.Fields)
        {
            Add(created, type, field);
        }

        if (!type.IsContent)
        {
            return;
        }

        AddUrl(created, type);
        created.IsTypeOf = static _ => false; // asked for by interfaces, never called: answers are written without resolvers
        created.AddResolvedInterface(_interfaces.Node);
        created.AddResolvedInterface(_interfaces.Content);
    }

    private void AddUrl(ObjectGraphType owner, CatalogType type)
    {
        var url = _scalars.Of(ScalarKind.Url, null).Required();
        if (type.File is { } file)
        {
            owner.Field("url", url, FileArguments.UrlDescription, FileArguments.Of(_scalars, file));
        }
        else
        {
            owner.Field("url", url, ContentInterfaces.UrlDescription);
        }
    }

    private void Add(ObjectGraphType owner, CatalogType type, CatalogField field)
    {
        switch (field)
        {
            case ScalarField scalar:
                owner.Field(field.Name, _scalars.Of(scalar.Kind, scalar.Enum).Nullable(field.Nullable), field.Description);
                break;
            case ScalarListField list:
                owner.Field(field.Name, _scalars.Of(list.Kind, list.Enum).RequiredList(), field.Description);
                break;
            case LocalizedField text:
                AddLocalized(owner, text);
                break;
            case DisplayNameField:
                owner.Field(field.Name, _scalars.String, field.Description, ContentInterfaces.LanguageArgument(_scalars));
                break;
            case MoneyField:
                owner.Field(field.Name, _values.Money.Nullable(field.Nullable), field.Description);
                break;
            case PartialDateField date:
                owner.Field(field.Name, _values.PartialDate(date.PrecisionEnum).Nullable(field.Nullable), field.Description);
                break;
            case CountField:
                owner.Field(field.Name, _scalars.Int.Required(), field.Description);
                break;
            case ConditionField:
                owner.Field(field.Name, _scalars.Boolean.Required(), field.Description);
                break;
            case ItemIdField:
                owner.Field(field.Name, _scalars.Id.Required(), field.Description);
                break;
            case DiffField diff:
                _revisions.AddDiff(owner, diff);
                break;
            case TransitionsField transitions:
                _revisions.AddTransitions(owner, transitions);
                break;
            case ToOneField relation:
                owner.Field(field.Name, Of(_catalog[relation.Target]).Nullable(field.Nullable), field.Description);
                break;
            case ToManyField { Form: ToManyForm.List } relation:
                owner.Field(field.Name, Of(_catalog[relation.Target]).RequiredList(), field.Description);
                break;
            case MixedListField:
                owner.Field(field.Name, _interfaces.Content.RequiredList(), field.Description);
                break;
            case ToManyField relation:
                _connections.AddField(owner, type, relation, _catalog[relation.Target]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "A field without a place in the schema.");
        }
    }

    private void AddLocalized(ObjectGraphType owner, LocalizedField text)
    {
        owner.Field(text.Name, _scalars.Of(text.Kind, null), text.Description, ContentInterfaces.LanguageArgument(_scalars));
        owner.Field(
            SchemaNames.LanguageField(text.Name), _scalars.Language,
            $"The language in which `{text.Name}` is given by the operation's context; null when it exists in none of them.");
        if (text.Kind == ScalarKind.Markdown)
        {
            owner.Field(
                SchemaNames.HtmlField(text.Name), _scalars.Of(ScalarKind.Html, null), $"`{text.Name}` as HTML, sanitised.", ContentInterfaces.LanguageArgument(_scalars));
        }

        owner.Field(SchemaNames.TranslationsField(text.Name), _values.Translation.RequiredList(), $"`{text.Name}` in every language that it exists in.");
    }
}
