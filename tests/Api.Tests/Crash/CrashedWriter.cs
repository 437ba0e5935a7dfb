using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Writing;

namespace Expect.Api.Tests.Crash;

/// <summary>Writes offers of its own, one write after the other, until one is not answered: created, changed with parts and texts, reviewed, published.</summary>
/// <param name="name">Tells its offers from those of others.</param>
/// <param name="items">How many offers it writes.</param>
/// <param name="acknowledged">Takes each write that was answered.</param>
internal sealed class CrashedWriter(string name, int items, Action<Acknowledgement> acknowledged)
{
    /// <summary>How many writes an offer takes.</summary>
    public const int WritesOfAnItem = 4;

    /// <summary>Writes until it is done, or a write is not answered.</summary>
    /// <returns>Whether all was written.</returns>
    public async Task<bool> RunAsync(HttpClient editor, CancellationToken cancellation)
    {
        for (var item = 0; item < items; item++)
        {
            if (!await WriteItemAsync(editor, $"crash-{name}-{item}", cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> WriteItemAsync(HttpClient editor, string slug, CancellationToken cancellation)
    {
        if (await SendAsync(editor, "createExpertiseOffer", Offers.Complete(slug), cancellation) is not { } id)
        {
            return false;
        }

        acknowledged(new Acknowledgement(id, 1, null, "DRAFT"));
        var capacity = slug.Length + slug[^1];
        object[] modalities = [new { form = "PEER_TRAINING", oneOff = true, minDays = 2 }, new { form = "STUDY_VISIT", oneOff = false }];
        (string Mutation, object Input, int? Capacity, string Status)[] steps =
        [
            ("updateExpertiseOffer", new { id, version = 1, yearlyCapacity = capacity, modalities, title = new[] { new { language = "EN", value = slug } } }, capacity, "DRAFT"),
            ("transitionExpertiseOffer", new { id, version = 2, to = "IN_REVIEW" }, capacity, "IN_REVIEW"),
            ("publishExpertiseOffer", new { id, version = 3 }, capacity, "PUBLISHED"),
        ];
        for (var step = 0; step < steps.Length; step++)
        {
            if (await SendAsync(editor, steps[step].Mutation, steps[step].Input, cancellation) is null)
            {
                return false;
            }

            acknowledged(new Acknowledgement(id, step + 2, steps[step].Capacity, steps[step].Status));
        }

        return true;
    }

    // The id of what was written; null when there is no answer, or one that the database cannot be reached.
    private static async Task<string?> SendAsync(HttpClient editor, string mutation, object input, CancellationToken cancellation)
    {
        var query = $"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ expertiseOffer {{ id }} errors {{ __typename ... on Error {{ message }} }} }} }}";
        JsonElement answer;
        try
        {
            using var response = await editor.PostAsJsonAsync("", new { query, variables = new { input } }, cancellation);
            answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation)).RootElement;
        }
        catch (HttpRequestException)
        {
            return null;
        }

        if (answer.TryGetProperty("errors", out var errors))
        {
            Assert.Equal("UNAVAILABLE", errors[0].GetProperty("extensions").GetProperty("code").GetString());
            return null;
        }

        var payload = answer.GetProperty("data").GetProperty(mutation);
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation}: {payload}");
        return payload.GetProperty("expertiseOffer").GetProperty("id").GetString();
    }
}

/// <summary>A write whose answer came.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Version">Its version from then on.</param>
/// <param name="Capacity">Its yearly capacity from then on.</param>
/// <param name="Status">Its status from then on.</param>
internal sealed record Acknowledgement(string Id, int Version, int? Capacity, string Status);
