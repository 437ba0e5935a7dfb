using System.Text.Json;
using System.Text.Json.Nodes;

namespace Expect.Api.Tests.Day;

/// <summary>An offer that somebody works on, with the version that they know.</summary>
internal sealed class WorkingCopy
{
    /// <summary>What the writer asks back.</summary>
    private const string Item = "expertiseOffer { id slug version status title titleTranslations { language value outdated } }";

    private readonly Person _writer;
    private readonly string? _release;

    private WorkingCopy(Person writer, string? release, string id, string slug, int version) => (_writer, _release, Id, Slug, Version) = (writer, release, id, slug, version);

    /// <summary>Its global identifier.</summary>
    public string Id { get; }

    /// <summary>The readable key of its page.</summary>
    public string Slug { get; }

    /// <summary>The version that the writer knows.</summary>
    public int Version { get; private set; }

    /// <summary>Makes a draft.</summary>
    /// <param name="writer">Who writes.</param>
    /// <param name="values">Its values.</param>
    /// <param name="release">The release that keeps it; null for none.</param>
    public static async Task<WorkingCopy> CreateAsync(Person writer, object values, string? release = null)
    {
        var offer = await writer.WriteAsync("createExpertiseOffer", Input(values, release), Item);
        Assert.Equal("DRAFT", offer.GetProperty("status").GetString());
        return new WorkingCopy(writer, release, offer.GetProperty("id").GetString()!, offer.GetProperty("slug").GetString()!, offer.GetProperty("version").GetInt32());
    }

    /// <summary>The same offer, as it is written in a release.</summary>
    public WorkingCopy In(string release) => new(_writer, release, Id, Slug, Version);

    /// <summary>Writes new values.</summary>
    public Task<JsonElement> UpdateAsync(object values) => WriteAsync("updateExpertiseOffer", values);

    /// <summary>Moves it along its life cycle.</summary>
    public Task<JsonElement> MoveAsync(string to, string? reason = null) => WriteAsync("transitionExpertiseOffer", new { to, reason });

    /// <summary>Publishes it.</summary>
    public Task<JsonElement> PublishAsync() => WriteAsync("publishExpertiseOffer", new { });

    /// <summary>Writes a former state again.</summary>
    public Task<JsonElement> RestoreAsync(int revision) => WriteAsync("restoreExpertiseOfferRevision", new { revision });

    /// <summary>What stands in the way of a mutation.</summary>
    public Task<IEnumerable<string>> ProblemsAsync(string mutation, object values) => _writer.ProblemsAsync(mutation, Input(values));

    /// <summary>Reads fields of it, as it is in the writer's drafts.</summary>
    public async Task<JsonElement> ReadAsync(string fields, string context = "preview: true") =>
        (await _writer.ReadAsync($"query ($id: ID!) @inContext({context}) {{ expertiseOffer(by: {{ id: $id }}) {{ {fields} }} }}", new { id = Id })).GetProperty("expertiseOffer");

    /// <summary>Reads its version again, because others wrote it.</summary>
    public async Task ReadVersionAsync() => Version = (await ReadAsync("version")).GetProperty("version").GetInt32();

    private async Task<JsonElement> WriteAsync(string mutation, object values)
    {
        var offer = await _writer.WriteAsync(mutation, Input(values), Item);
        Assert.Equal(Version + 1, offer.GetProperty("version").GetInt32());
        Version++;
        return offer;
    }

    private JsonObject Input(object values)
    {
        var input = Input(values, _release);
        input["id"] = Id;
        input["version"] = Version;
        return input;
    }

    private static JsonObject Input(object values, string? release)
    {
        var input = JsonSerializer.SerializeToNode(values)!.AsObject();
        if (release is not null)
        {
            input["release"] = release;
        }

        return input;
    }
}
