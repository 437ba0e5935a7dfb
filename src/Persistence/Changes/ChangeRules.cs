using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Render;

namespace Expect.Persistence.Changes;

/// <summary>
/// The part of the change feed that follows from the catalogue: functions that judge visibility by the one visibility table,
/// and triggers on every table of items and of their parts. As SQL that can be run again at any time.
/// </summary>
internal static class ChangeRules
{
    private static readonly ParameterOperand SeenAt = new(0, SqlType.Timestamp);

    // A membership is no part of either of its ends for the database, but both show it.
    private static readonly ImmutableArray<(string Table, string Column, string Owner)> OtherParts =
        [("memberships", "group_id", "Territory"), ("memberships", "member_id", "Territory")];

    /// <summary>The SQL for a content model.</summary>
    public static string Sql(ContentCatalog catalog)
    {
        var types = catalog.Types.Where(type => type.IsContent).ToImmutableArray();
        var sql = new StringBuilder();
        Function(sql, "change_visibility(seen_at timestamptz, changed_type text, ids uuid[]) returns table (id uuid, visible smallint)", types.Select(Visibility));
        Function(sql, "change_boundary_times(changed_type text, ids uuid[]) returns table (id uuid, moment timestamptz)", types.Select(Boundaries));
        Function(sql, "change_carried(changed_type text, carriers uuid[]) returns table (content_type text, ids uuid[])", types.Select(type => Carried(types, type)));
        Function(sql, "lock_change_carriers(changed_type text, ids uuid[]) returns void", types.Select(type => LockCarriers(catalog, type)), "volatile");
        Function(sql, "lock_change_items(changed_type text, ids uuid[]) returns void", types.Select(LockItems), "volatile");
        Reconcile(sql, types);
        foreach (var type in types)
        {
            sql.Append($"select attach_changes({Text(type.Table)}, '', {Text($"record_items({Text(type.Name)}, {Text(Restricted(type))})")});\n");
            Links(sql, catalog, type);
        }

        Parts(sql, catalog, types);
        return sql.ToString();
    }

    private static void Function(StringBuilder sql, string signature, IEnumerable<(string Type, string Body)?> cases, string volatility = "stable")
    {
        sql.Append($"create or replace function {signature} language plpgsql {volatility} as $$\ndeclare found_ids uuid[];\nbegin\n    case changed_type\n");
        foreach (var (type, body) in cases.OfType<(string, string)>())
        {
            sql.Append($"    when {Text(type)} then {body}\n");
        }

        sql.Append("    else null;\n    end case;\nend $$;\n");
    }

    private static (string Type, string Body)? Visibility(CatalogType type)
    {
        var sql = new SqlText(SeenAt);
        var row = new Scope(sql, sql.NextAlias());
        var bits = ChangeAudiences.All.Select(known => VisibilityTable.Of(type.Name, known.Audience) is AllOf { Filters.IsEmpty: true }
            ? $"{known.Bit}"
            : $"case when {FilterRenderer.Render(row, VisibilityTable.Of(type.Name, known.Audience))} then {known.Bit} else 0 end");
        return (type.Name, $"return query select {row.Column("id")}, ({string.Join(" | ", bits)})::smallint from unnest(ids) as u (id) join {Name(type)} {row.Alias} on {row.Column("id")} = u.id;");
    }

    // The columns that not everybody sees, with the audiences that do. A version rises whatever changes: it says nothing itself.
    private static string Restricted(CatalogType type) => JsonSerializer.Serialize(type.Fields.OfType<ScalarField>().Where(field => field.Restriction is not null).ToDictionary(
        field => field.Column.Name, field => field.IsCriterion ? ChangeAudiences.BitsOf(audience => !field.Restriction!.Of(audience).IsNever) : 0));

    private static (string Type, string Body)? Boundaries(CatalogType type)
    {
        var columns = ChangeAudiences.All.SelectMany(known => Scheduled(VisibilityTable.Of(type.Name, known.Audience))).Distinct().ToList();
        return columns.Count == 0 ? null : (
            type.Name,
            $"return query select t.id, b.moment from {Name(type)} t, lateral (values {string.Join(", ", columns.Select(column => $"({SqlText.Column("t", column)})"))}) as b (moment) where t.id = any (ids) and b.moment is not null;");
    }

    private static IEnumerable<string> Scheduled(Filter filter) => filter switch
    {
        AllOf all => all.Filters.SelectMany(Scheduled),
        AnyOf any => any.Filters.SelectMany(Scheduled),
        Not not => Scheduled(not.Inner),
        Comparison { Left: ColumnExpression column, Right: NowOperand } => [column.Column.Name],
        _ => [],
    };

    private static (string Type, string Body)? Carried(ImmutableArray<CatalogType> types, CatalogType type)
    {
        var carried = types.Where(other => VisibilityTable.CarrierOf(other.Name)?.Type == type.Name).Select(other =>
        {
            var pairs = Pairs(other);
            return $"select {Text(other.Name)}::text, array_agg(distinct {pairs.Item}) from {pairs.From} where {pairs.Carrier} = any (carriers) having count(*) > 0";
        }).ToList();
        return carried.Count == 0 ? null : (type.Name, $"return query {string.Join(" union all ", carried)};");
    }

    private static (string Type, string Body)? LockCarriers(ContentCatalog catalog, CatalogType type)
    {
        if (VisibilityTable.CarrierOf(type.Name) is not { } carrier)
        {
            return null;
        }

        var pairs = Pairs(type);
        var further = VisibilityTable.CarrierOf(carrier.Type) is null ? "" : $" perform lock_change_carriers({Text(carrier.Type)}, found_ids);";
        return (type.Name, $"found_ids := unrecorded(array(select {pairs.Carrier} from {pairs.From} where {pairs.Item} = any (ids)), 0);"
            + $" perform 1 from {Name(catalog[carrier.Type])} c where c.id = any (found_ids) order by c.id for share;{further}");
    }

    private static (string Type, string Body)? LockItems(CatalogType type) =>
        (type.Name, $"perform 1 from {Name(type)} t where t.id = any (ids) order by t.id for no key update;");

    // Items and what carries them, one pair a row.
    private static (string From, string Item, string Carrier) Pairs(CatalogType type) => VisibilityTable.CarrierOf(type.Name)!.Value.Link switch
    {
        ReferencedLink link => ($"{Name(type)} p", "p.id", SqlText.Column("p", link.ParentColumn)),
        JoinTableLink link => ($"{SqlText.Identifier(link.Table)} p", SqlText.Column("p", link.ParentColumn), SqlText.Column("p", link.ChildColumn)),
        var link => throw new InvalidOperationException($"The change feed does not follow a {link.GetType().Name} from {type.Name}."),
    };

    // Items that are there but not recorded, recorded but gone, or recorded with another visibility.
    private static void Reconcile(StringBuilder sql, ImmutableArray<CatalogType> types)
    {
        sql.Append("create or replace function reconcile_changes() returns void language plpgsql as $$\ndeclare found_ids uuid[]; seen_at timestamptz := clock_timestamp();\nbegin\n");
        foreach (var type in types)
        {
            sql.Append($"    found_ids := array(select id from {Name(type)} union select item_id from changes where content_type = {Text(type.Name)});\n")
                .Append($"    perform record_changes({Text(type.Name)}, found_ids, 0, false, seen_at, seen_at);\n")
                .Append($"    insert into change_boundaries (moment, content_type, item_id) select b.moment, {Text(type.Name)}, b.id from change_boundary_times({Text(type.Name)}, found_ids) b where b.moment > seen_at;\n");
        }

        sql.Append("end $$;\n");
    }

    // Pairs through which items of a type are visible.
    private static void Links(StringBuilder sql, ContentCatalog catalog, CatalogType type)
    {
        if (VisibilityTable.CarrierOf(type.Name) is ({ } _, JoinTableLink link))
        {
            var call = $"record_parts({Text(type.Name)}, {Text(type.Table)}, {Text(link.ParentColumn)}, 'carried')";
            sql.Append($"select attach_changes({Text(link.Table)}, {Text("_" + link.ParentColumn)}, {Text(call)});\n");
        }
    }

    // A part is what the database deletes with its item, as far as readers may see it.
    private static void Parts(StringBuilder sql, ContentCatalog catalog, ImmutableArray<CatalogType> types)
    {
        var seen = string.Join(", ", catalog.Types.Where(type => !type.IsContent).Select(type => $"({Text(type.Table)}, {ChangeAudiences.BitsOf(audience => !VisibilityTable.Of(type.Name, audience).IsNever)})"));
        var items = string.Join(", ", types.Select(type => $"({Text(type.Name)}, {Text(type.Table)})"));
        var others = string.Join(", ", OtherParts.Select(part => $"({Text(part.Table)}, {Text(part.Column)}, {Text(part.Owner)})"));
        sql.Append($"""
            with items (name, tab) as (values {items}), others (tab, col, owner) as (values {others}), seen (tab, told) as (values {seen}), parts as (
                select k.conrelid::regclass::text as tab, a.attname::text as col, i.name, i.tab as owner
                from pg_constraint k
                join items i on i.tab = k.confrelid::regclass::text
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                where k.contype = 'f' and k.confdeltype = 'c' and not exists (select 1 from items own where own.tab = k.conrelid::regclass::text)
                    and has_table_privilege('expect_reader', k.conrelid, 'select')
                union all select o.tab, o.col, i.name, i.tab from others o join items i on i.name = o.owner)
            select attach_changes(p.tab, '_' || p.col, format('record_parts(%L, %L, %L, %L)', p.name, p.owner, p.col, coalesce(s.told, {ChangeAudiences.Everybody})))
            from parts p left join seen s on s.tab = p.tab order by p.tab, p.col;
            """);
    }

    private static string Name(CatalogType type) => SqlText.Identifier(type.Table);

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
