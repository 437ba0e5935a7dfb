using System.Collections.Immutable;
using Expect.Api.GraphQL.Documents;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>
/// Makes the cost expression of an operation. Fields that become one member of the answer count once. Every selection is
/// visited as often as fragments spread it, which the limits on documents bound.
/// </summary>
internal sealed class CostCompiler
{
    private readonly CostMembers _members;
    private readonly CostVariables _variables;
    private readonly List<CostNode> _nodes = [];
    private readonly bool _isFolded;

    private CostCompiler(ValidatedOperation operation, bool isFolded)
    {
        _variables = new CostVariables(operation.Definition);
        _members = new CostMembers(operation.Fragments, operation.Schema, _variables);
        _isFolded = isFolded;
    }

    /// <summary>The expression.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isFolded">Whether parts without variables become mere numbers; if not, every field can be found in it.</param>
    public static OperationCost Compile(ValidatedOperation operation, bool isFolded)
    {
        var compiler = new CostCompiler(operation, isFolded);
        var root = operation.Definition.Operation switch
        {
            OperationType.Mutation => operation.Schema.Mutation!,
            OperationType.Subscription => operation.Schema.Subscription!,
            _ => operation.Schema.Query,
        };
        compiler._members.Collect(operation.Definition.SelectionSet, root, null, null);
        var index = compiler.Open(new CostNode { Kind = CostNodeKind.Field, TypeWeight = 1, Objects = ObjectCount.One });
        compiler.AddAll(0, null);
        compiler.Close(index);
        return new OperationCost([.. compiler._nodes]);
    }

    /// <summary>Adds the members from a place on, and takes them off the stack.</summary>
    private void AddAll(int start, Page? page)
    {
        var end = _members.Count;
        Add(start, end, null, page);
        var choice = -1;
        for (var i = start; i < end; i++)
        {
            if (_members[i].Branch is { } branch && IsFirst(start, i, other => other.Branch == branch))
            {
                choice = choice < 0 ? Open(new CostNode { Kind = CostNodeKind.Choice, Objects = ObjectCount.One }) : choice;
                var index = Open(new CostNode { Kind = CostNodeKind.Branch, Objects = ObjectCount.One });
                Add(i, end, branch, page);
                Close(index);
            }
        }

        if (choice >= 0)
        {
            Close(choice);
        }

        _members.Truncate(start);
    }

    private void Add(int start, int end, IObjectGraphType? branch, Page? page)
    {
        for (var i = start; i < end; i++)
        {
            var member = _members[i];
            if (member.Branch == branch && IsFirst(start, i, member.IsSameAs))
            {
                AddMerged(member, i, end, page);
            }
        }
    }

    private bool IsFirst(int start, int index, Func<CostMember, bool> isSame)
    {
        for (var i = start; i < index; i++)
        {
            if (isSame(_members[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds a member of the answer: a field, and those after it that ask for the same.</summary>
    private void AddMerged(CostMember first, int index, int end, Page? page)
    {
        List<CostMember>? others = null;
        for (var i = index + 1; i < end; i++)
        {
            if (_members[i].IsSameAs(first))
            {
                (others ??= []).Add(_members[i]);
            }
        }

        var definition = first.Owner.Fields.Find(first.Field.Name.StringValue)!;
        var weight = definition.Metadata.TryGetValue(FieldWeight.Key, out var metadata) ? (FieldWeight)metadata! : null;
        var type = definition.ResolvedType!.GetNamedType();
        var isSized = page is not null && page.Size.SizedFields.Contains(definition.Name);
        var node = Open(new CostNode
        {
            Kind = CostNodeKind.Field,
            Field = isSized ? page!.Field : first.Field,
            Weight = weight?.Weight ?? (first.Field.SelectionSet is null ? 0 : 1),
            TypeWeight = first.Field.SelectionSet is null ? 0 : 1,
            Objects = isSized ? page!.Objects : weight?.Size is { SizedFields.IsEmpty: true } own ? Objects(first.Field, own) : ObjectCount.One,
            AnyOf = AnyOf(first, others),
        });
        var start = _members.Count;
        _members.Collect(first.Field.SelectionSet, type, null, others is null ? null : first.Condition);
        foreach (var other in others ?? [])
        {
            _members.Collect(other.Field.SelectionSet, type, null, other.Condition);
        }

        AddAll(start, weight?.Size is { SizedFields.IsEmpty: false } size ? new Page(first.Field, size, Objects(first.Field, size)) : null);
        Close(node);
    }

    private static CostCondition[]? AnyOf(CostMember first, List<CostMember>? others) =>
        first.Condition is null || (others is not null && others.Exists(other => other.Condition is null))
            ? null
            : [first.Condition, .. (others ?? []).Select(other => other.Condition!)];

    private ObjectCount Objects(GraphQLField field, ListSize size)
    {
        var number = size.Default;
        CostVariable? first = null;
        CostVariable? last = null;
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (!size.SlicingArguments.Contains(argument.Name.StringValue))
            {
                continue;
            }

            switch (argument.Value)
            {
                case GraphQLIntValue literal:
                    number = CostVariable.Literal(literal);
                    break;
                case GraphQLVariable variable:
                    last = first;
                    first = _variables.Of(variable);
                    break;
            }
        }

        return new ObjectCount(number, size.Assumed, first, last);
    }

    private int Open(CostNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    private void Close(int index)
    {
        var node = _nodes[index];
        node.End = _nodes.Count;
        if (_isFolded && Constant(index, node) is { } constant)
        {
            node.Constant = constant;
            node.End = index + 1;
            _nodes.RemoveRange(index + 1, _nodes.Count - index - 1);
        }

        _nodes[index] = node;
    }

    private CostFigures? Constant(int index, CostNode node)
    {
        if (node.AnyOf is not null || !node.Objects.IsConstant)
        {
            return null;
        }

        var under = default(CostFigures);
        for (var child = index + 1; child < node.End; child = _nodes[child].End)
        {
            if (_nodes[child].Constant is not { } figures)
            {
                return null;
            }

            under = node.Kind == CostNodeKind.Choice ? under.Or(figures) : under.And(figures);
        }

        return node.Kind == CostNodeKind.Field ? under.Under(node.Weight, node.Objects.Of(default), node.TypeWeight) : under;
    }

    /// <summary>A connection whose arguments say how many objects some of the fields under it have.</summary>
    private sealed record Page(GraphQLField Field, ListSize Size, ObjectCount Objects);
}
