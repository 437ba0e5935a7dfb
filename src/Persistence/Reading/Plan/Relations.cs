namespace Expect.Persistence.Reading.Plan;

/// <summary>A step from a row to at most one row of another table.</summary>
/// <param name="Table">The table that the step leads to.</param>
/// <param name="LocalColumn">The column of the row at hand that refers to it.</param>
/// <param name="TargetColumn">The column referred to.</param>
/// <param name="Visibility">What the viewer may see of the target's type; a hidden target is as none at all.</param>
/// <param name="Required">Whether the database guarantees a target and <see cref="Visibility"/> hides none.</param>
public sealed record Join(string Table, string LocalColumn, string TargetColumn, Filter Visibility, bool Required);

/// <summary>The rows of another table that belong to the row at hand.</summary>
/// <param name="Table">The table that the rows are of.</param>
/// <param name="Link">How they belong to it.</param>
/// <param name="Visibility">What the viewer may see of the rows' type.</param>
public sealed record RelatedRows(string Table, Link Link, Filter Visibility);

/// <summary>How rows belong to a parent row.</summary>
public abstract record Link;

/// <summary>The child refers to the parent's id.</summary>
/// <param name="ChildColumn">The referring column.</param>
public sealed record ForeignKeyLink(string ChildColumn) : Link;

/// <summary>A join table holds the pairs.</summary>
/// <param name="Table">The join table.</param>
/// <param name="ParentColumn">Its column that refers to the parent.</param>
/// <param name="ChildColumn">Its column that refers to the child.</param>
/// <param name="Where">Which of its rows count, or null for all: for instance those valid today.</param>
public sealed record JoinTableLink(string Table, string ParentColumn, string ChildColumn, Filter? Where = null) : Link;

/// <summary>A join table holds the pairs, and an item with no pair at all belongs to every one: an offer without target countries serves all.</summary>
/// <param name="Table">The join table.</param>
/// <param name="ParentColumn">Its column that refers to the parent.</param>
/// <param name="ChildColumn">Its column that refers to the child.</param>
/// <param name="OpenColumn">The one of the two columns whose item is open when it has no pair.</param>
public sealed record OpenJoinTableLink(string Table, string ParentColumn, string ChildColumn, string OpenColumn) : Link;

/// <summary>A table of pairs whose children are of several types.</summary>
/// <param name="Table">The table.</param>
/// <param name="ParentColumn">Its column that refers to the parent.</param>
/// <param name="ChildColumn">Its column that holds the child's id.</param>
/// <param name="TypeColumn">Its column that names the child's type.</param>
/// <param name="PositionColumn">Its column that orders the children of a parent, an integer.</param>
public sealed record MixedLink(string Table, string ParentColumn, string ChildColumn, string TypeColumn, string PositionColumn)
{
    /// <summary>The order of the children.</summary>
    public Column Position => new(PositionColumn, SqlType.Integer, false);

    /// <summary>The pairs whose children are of one type.</summary>
    public JoinTableLink Of(string type) => new(
        Table, ParentColumn, ChildColumn,
        new Comparison(new ColumnExpression(new Column(TypeColumn, SqlType.Text, false)), ComparisonOperator.Equal, new LiteralOperand(type)));
}

/// <summary>The parent refers to the related row's id; used where a condition asks whether the target exists.</summary>
/// <param name="ParentColumn">The referring column of the parent.</param>
public sealed record ReferencedLink(string ParentColumn) : Link;
