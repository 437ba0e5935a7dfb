using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Api.Security;
using Expect.Persistence.Changes;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans the root field <c>viewer</c>. Who it is comes with the request, so that one plan serves all viewers of an audience.</summary>
internal sealed class ViewerPlanner(PlanningContext context, SelectionPlanner selections)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The field.</summary>
    public ObjectRoot Plan(CollectedField member) => new(
        member.Key, [.. FieldCollector.Collect(context, member.Selections, name => name == ViewerField.ViewerType).Select(Member)]);

    private RootField Member(CollectedField member)
    {
        using var place = context.Enter(member.Key);
        return member.Name switch
        {
            "name" => Known(member, viewer => JsonSerializer.Serialize(viewer.Name, Json)),
            "roles" => Known(member, viewer => JsonSerializer.Serialize(viewer.Roles.Select(role => role.ToString()))),
            "scopes" => Known(member, viewer => JsonSerializer.Serialize(viewer.Scopes.Select(scope => scope.ToString()))),
            "operationCostLimit" => Known(member, viewer => context.Costs.Of(viewer).ToString(CultureInfo.InvariantCulture)),
            "territories" => Territories(member),
            "changesCursor" => new ChangesCursorRoot(member.Key, ChangesPlanner.Fingerprint(ChangeAudiences.BitOf(context.Audience))),
            _ => new ConstantRoot(member.Key, $"\"{ViewerField.ViewerType}\""),
        };
    }

    private RequestRoot Known(CollectedField member, Func<Viewer, string> json) =>
        new(member.Key, context.Parameter(new ViewerSource().Select(viewer => json((Viewer)viewer!)), SqlType.Text));

    private RowsRoot Territories(CollectedField member)
    {
        var type = context.Catalog[ViewerField.TerritoryType];
        var id = new ColumnExpression(new Column("id", SqlType.Uuid, false));
        var own = new OneOf(id, context.Parameter(PlanningContext.ViewerTerritories, SqlType.Uuid, isList: true));
        var rows = new RowQuery(type.Table, context.Visibility(type.Name), own, [new OrderTerm(id, SqlType.Uuid, Nullable: false, Descending: false)], null);
        return new RowsRoot(member.Key, rows, selections.Plan(type, member.Selections));
    }
}
