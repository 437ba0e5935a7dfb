using System.Text.Json;
using Expect.Api.Tests.Writing;

namespace Expect.Api.Tests.Visibility;

/// <summary>An offer with a contact, as an editor writes it.</summary>
internal static class OfferWithContact
{
    /// <summary>Its slug.</summary>
    public const string Slug = "offre-avec-contact";

    /// <summary>A draft of an offer of Paris with a contact; its id.</summary>
    public static async Task<string> CreateAsync(WritingService service)
    {
        var input = JsonSerializer.SerializeToNode(Offers.Complete(Slug))!;
        input["contact"] = JsonSerializer.SerializeToNode(new { name = "Jeanne Doe", email = "jeanne@example.org" });
        var payload = await service.WriteAsync(Offers.Create, new { input });
        return payload.GetProperty("expertiseOffer").GetProperty("id").GetString()!;
    }

    /// <summary>Such an offer, published; its version is 3.</summary>
    public static async Task PublishAsync(WritingService service)
    {
        var id = await CreateAsync(service);
        await service.WriteAsync(Offers.Transition, new { input = new { id, version = 1, to = "IN_REVIEW" } });
        await service.WriteAsync(Offers.Publish, new { input = new { id, version = 2 } });
    }

    /// <summary>Writes the contact.</summary>
    public static async Task UpdateAsync(WritingService service, string id, int version, object? contact)
    {
        var payload = await service.WriteAsync(Offers.Update, new { input = new { id, version, contact } });
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
    }
}
