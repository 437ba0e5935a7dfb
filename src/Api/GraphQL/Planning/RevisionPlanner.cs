using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans what is written of differences between revisions, and of the moves that items can make.</summary>
internal sealed class RevisionPlanner(PlanningContext context)
{
    /// <summary>A field of the catalogue.</summary>
    public Output Field(CatalogType type, CatalogField field, CollectedField member) => field switch
    {
        DiffField diff => Diff(type, diff, member),
        TransitionsField transitions => Transitions(type, transitions, member),
        _ => throw new InvalidOperationException($"{type.Name}.{field.Name} is neither a difference nor a life cycle."),
    };

    private DiffOutput Diff(CatalogType type, DiffField diff, CollectedField member)
    {
        var since = context.Argument(type.Name, member.First, "since") is LeafValue version ? context.Parameter(version.Source, SqlType.Integer) : null;
        return new DiffOutput(
            member.Key, new FormerSnapshotExpression(type.Table, diff.Snapshot, since), new ColumnExpression(diff.Snapshot),
            [
                .. FieldCollector.Collect(context, member.Selections, name => name == RevisionTypes.ChangeType).Select(field => field.Name switch
                {
                    "path" => new DiffMember(field.Key, DiffMemberKind.Path),
                    "before" => new DiffMember(field.Key, DiffMemberKind.Before),
                    "after" => new DiffMember(field.Key, DiffMemberKind.After),
                    _ => new DiffMember(field.Key, DiffMemberKind.Constant, $"\"{RevisionTypes.ChangeType}\""),
                }),
            ]);
    }

    private Output Transitions(CatalogType type, TransitionsField transitions, CollectedField member)
    {
        var writable = new FieldRestriction(type.Name, FieldReaders.Writers).Of(context.Audience);
        if (writable.IsNever)
        {
            return new ConstantOutput(member.Key, "null");
        }

        var id = new ColumnExpression(new Column("id", SqlType.Uuid, false));
        var moves = transitions.Statuses.Values.Select(status => status.Name)
            .Where(status => WriteTable.WritesAll(type.Name, context.Audience) || WriteTable.MovesOwn(type.Name, status));
        return new TransitionsOutput(
            member.Key, type.Name, writable.IsAlways ? id : new ConditionalExpression(writable, id, SqlType.Uuid), [.. moves], context.Languages[0],
            [.. FieldCollector.Collect(context, member.Selections, name => name == RevisionTypes.TransitionType(transitions.Statuses)).Select(field => Member(transitions, field))]);
    }

    private TransitionMember Member(TransitionsField transitions, CollectedField field) => field.Name switch
    {
        "to" => new TransitionMember(field.Key, TransitionMemberKind.To),
        "blockedBy" => new TransitionMember(field.Key, TransitionMemberKind.BlockedBy) { Blockers = Blockers(field) },
        _ => new TransitionMember(field.Key, TransitionMemberKind.Constant, $"\"{RevisionTypes.TransitionType(transitions.Statuses)}\""),
    };

    private ImmutableArray<BlockerMember> Blockers(CollectedField blockers) =>
    [
        .. FieldCollector.Collect(context, blockers.Selections, name => name == RevisionTypes.BlockerType).Select(field => field.Name switch
        {
            "code" => new BlockerMember(field.Key, BlockerMemberKind.Code),
            "message" => new BlockerMember(field.Key, BlockerMemberKind.Message),
            "path" => new BlockerMember(field.Key, BlockerMemberKind.Path),
            _ => new BlockerMember(field.Key, BlockerMemberKind.Constant, $"\"{RevisionTypes.BlockerType}\""),
        }),
    ];
}
