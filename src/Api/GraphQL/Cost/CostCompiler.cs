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
    [ThreadStatic]
    private static Scratch? _scratch;

    private readonly CostMembers _members;
    private readonly CostVariables _variables;
    private readonly List<CostNode> _nodes;

    private CostCompiler(
        GraphQLOperationDefinition operation, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments, ISchema schema, Scratch scratch)
    {
        _variables = new CostVariables(operation);
        _members = new CostMembers(fragments, schema, _variables, scratch.Members);
        _nodes = scratch.Nodes;
    }

    /// <summary>The expression.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fragments">The document's fragments by name; none spreads itself.</param>
    /// <param name="schema">The schema; what does not fit it costs nothing.</param>
    public static OperationCost Compile(
        GraphQLOperationDefinition operation, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments, ISchema schema)
    {
        var scratch = _scratch ??= new Scratch([], []);
        try
        {
            var compiler = new CostCompiler(operation, fragments, schema, scratch);
            IObjectGraphType? root = operation.Operation switch
            {
                OperationType.Mutation => schema.Mutation,
                OperationType.Subscription => schema.Subscription,
                _ => schema.Query,
            };
            var index = compiler.Open(new CostNode { Kind = CostNodeKind.Field, TypeWeight = 1, Objects = ObjectCount.One });
            if (root is not null)
            {
                compiler._members.Collect(operation.SelectionSet, root, null, null);
                compiler.AddAll(0, null);
            }

            compiler.Close(index);
            return new OperationCost([.. scratch.Nodes]);
        }
        finally
        {
            scratch.Nodes.Clear();
            scratch.Members.Clear();
        }
    }

    /// <summary>Adds the members from a place on, and takes them off the stack.</summary>
    private void AddAll(int start, Page? page)
    {
        var end = _members.Count;
        Add(start, end, null, page);
        var choice = -1;
        for (var i = start; i < end; i++)
        {
            if (_members[i].Branch is { } branch && _members.IsFirstOfBranch(start, i))
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
            if (_members[i].Branch == branch && _members.IsFirst(start, i))
            {
                AddMerged(_members[i], i, end, page);
            }
        }
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
            Weight = (weight?.Weight ?? (first.Field.SelectionSet is null ? 0 : 1)) + Arguments(definition, first.Field),
            TypeWeight = first.Field.SelectionSet is null ? 0 : 1,
            Objects = isSized ? page!.Objects : weight?.Size is { SizedFields.IsEmpty: true } own ? Objects(first.Field, own) : ObjectCount.One,
            AnyOf = AnyOf(first, others),
        });
        var start = _members.Count;
        _members.Collect(first.Field.SelectionSet, type, null, others is null ? null : first.Condition);
        for (var i = 0; i < others?.Count; i++)
        {
            var other = others[i];
            _members.Collect(other.Field.SelectionSet, type, null, other.Condition);
        }

        AddAll(start, weight?.Size is { SizedFields.IsEmpty: false } size ? new Page(first.Field, size, Objects(first.Field, size)) : null);
        Close(node);
    }

    private static CostCondition[]? AnyOf(CostMember first, List<CostMember>? others) => first switch
    {
        { Condition: null } => null,
        _ when others is null => [first.Condition],
        _ when others.Exists(other => other.Condition is null) => null,
        _ => [first.Condition, .. others.Select(other => other.Condition!)],
    };

    /// <summary>What the arguments add that are given; a variable counts as given.</summary>
    private static int Arguments(FieldType definition, GraphQLField field)
    {
        var sum = 0;
        for (var i = 0; i < field.Arguments?.Count; i++)
        {
            var argument = field.Arguments[i];
            if (argument.Value is not GraphQLNullValue && definition.Arguments?.Find(argument.Name.StringValue)?.Metadata is { Count: > 0 } metadata
                && metadata.TryGetValue(FieldWeight.Key, out var weight))
            {
                sum += (int)weight!;
            }
        }

        return sum;
    }

    private ObjectCount Objects(GraphQLField field, ListSize size)
    {
        var number = size.Default;
        CostVariable? first = null;
        CostVariable? last = null;
        for (var i = 0; i < field.Arguments?.Count; i++)
        {
            var argument = field.Arguments[i];
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
        node.Constant = Constant(index, node);
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

    /// <summary>Lists for one compilation at a time; each thread keeps its own, so that refusals take little memory.</summary>
    private sealed record Scratch(List<CostMember> Members, List<CostNode> Nodes);

    /// <summary>A connection whose arguments say how many objects some of the fields under it have.</summary>
    private sealed record Page(GraphQLField Field, ListSize Size, ObjectCount Objects);
}
