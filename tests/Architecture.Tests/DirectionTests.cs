using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Expect.Domain;
using Expect.Persistence;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Render;

namespace Expect.Architecture.Tests;

/// <summary>Which project may know which: Domain nobody, Persistence no GraphQL and no web, Api no SQL.</summary>
public sealed class DirectionTests
{
    private static readonly Assembly Domain = typeof(Content).Assembly;
    private static readonly Assembly Persistence = typeof(PersistenceServices).Assembly;
    private static readonly Assembly Service = typeof(Api.WebHost).Assembly;

    [Fact]
    public void Domain_references_the_base_library_only() =>
        Assert.All(References(Domain), name => Assert.StartsWith("System", name, StringComparison.Ordinal));

    [Fact]
    public void Persistence_knows_neither_GraphQL_nor_the_web() =>
        Assert.DoesNotContain(References(Persistence), name => name.StartsWith("GraphQL", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Api_uses_no_type_of_the_driver_or_of_EF_Core() =>
        Assert.DoesNotContain(
            UsedNamespaces(Service),
            name => name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));

    [Fact]
    public void Domain_does_nothing_asynchronously() =>
        Assert.DoesNotContain(UsedTypes(Domain), type => type is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask");

    [Fact]
    public void Plans_are_immutable_data()
    {
        var types = Persistence.GetTypes().Where(type => type.Namespace == typeof(ReadPlan).Namespace && type is { IsClass: true, IsNested: false, IsPublic: true });
        Assert.All(types, type =>
        {
            Assert.True(type.IsSealed || type.IsAbstract, $"{type.Name} is neither sealed nor abstract.");
            Assert.All(type.GetProperties(), property => Assert.True(IsInitOnly(property), $"{type.Name}.{property.Name} can be set."));
        });
    }

    [Fact]
    public void Planning_and_rendering_are_synchronous()
    {
        var types = Persistence.GetTypes().Where(type => type.Namespace == typeof(SqlRenderer).Namespace)
            .Concat(Service.GetTypes().Where(type => type.Namespace == "Expect.Api.GraphQL.Planning"));
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        Assert.All(types, type => Assert.DoesNotContain(type.GetMethods(Declared), method => typeof(Task).IsAssignableFrom(method.ReturnType)));
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod is not { IsPublic: true } setter
        || setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static IEnumerable<string> UsedNamespaces(Assembly assembly) => UsedTypes(assembly).Select(type => type[..Math.Max(0, type.LastIndexOf('.'))]);

    private static List<string> UsedTypes(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
    }
}
