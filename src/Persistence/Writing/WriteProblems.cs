using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Problems from the domain's errors, and from rules of the database, which is the last line.</summary>
internal static class WriteProblems
{
    /// <summary>A rule of the domain.</summary>
    public static WriteProblem Of(DomainError error) => error.Move is { } move
        ? new InvalidMove(Names.EnumValue(move.From), Names.EnumValue(move.To), [.. move.Allowed.Select(Names.EnumValue)], PathOf(error.Path))
        : new InvalidInput(error.Code, error.Message, PathOf(error.Path));

    /// <summary>The steps of a path of the domain.</summary>
    public static ImmutableArray<string> PathOf(string path) => path.Length == 0 ? [] : [.. path.Split('.')];

    /// <summary>A rule of the database, by the name of its constraint.</summary>
    public static WriteProblem Of(IModel model, PostgresException error)
    {
        var path = PathOf(model, error);
        return error.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => new KeyTaken(path, null),
            PostgresErrorCodes.ForeignKeyViolation when error.MessageText.StartsWith("update or delete", StringComparison.Ordinal) => new StillReferenced([]),
            PostgresErrorCodes.ForeignKeyViolation => new ItemNotFound(path),
            PostgresErrorCodes.CheckViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.NotNullViolation =>
                new InvalidInput($"rule.{error.ConstraintName ?? error.ColumnName}", MessageOf(error), path),
            _ => throw new InvalidOperationException($"The database refused a write with {error.SqlState}.", error),
        };
    }

    // Rules that are written by hand have messages for people; of the others the name must do.
    private static string MessageOf(PostgresException error) => !error.MessageText.Contains("violates", StringComparison.Ordinal)
        ? error.MessageText
        : DatabaseRules.MessageOf(error.ConstraintName ?? "") ?? $"The rule {error.ConstraintName ?? error.ColumnName} does not hold.";

    // The field whose columns the constraint is named after.
    private static ImmutableArray<string> PathOf(IModel model, PostgresException error)
    {
        var entity = model.GetEntityTypes().FirstOrDefault(type => type.GetTableNameOrThrow() == error.TableName);
        if (entity is null || error.ConstraintName is not { } name)
        {
            return [];
        }

        if (DatabaseRules.FieldOf(name) is { } field)
        {
            return [field];
        }

        // Which of the parts it is, the database does not say.
        if (!typeof(Content).IsAssignableFrom(entity.ClrType) && entity.GetForeignKeys().Select(key => key.PrincipalToDependent?.Name).FirstOrDefault(list => list is not null) is { } parts)
        {
            return [Names.Field(parts)];
        }

        var properties = entity.GetForeignKeys().FirstOrDefault(key => key.GetConstraintName() == name || $"{name}_id" == $"ck_{error.TableName}_{key.Properties[0].GetColumnName()}") is { } foreign
            ? foreign.DependentToPrincipal?.Name is { } navigation ? [navigation] : foreign.Properties.Select(property => property.Name)
            : entity.GetIndexes().FirstOrDefault(index => index.GetDatabaseName() == name)?.Properties.Select(property => property.Name)
                ?? entity.GetProperties().Where(property => name == $"ck_{error.TableName}_{property.GetColumnName()}").Select(property => property.Name);
        var member = properties.FirstOrDefault();
        return member is null ? [] : [Names.Field(member)];
    }
}
