using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence;
using GraphQL.Types;

namespace Expect.Compiler.Tests.Values;

/// <summary>Inputs as they are kept: what is read from their JSON again is the same.</summary>
public sealed class InputJsonTests
{
    private static readonly ISchema Schema = Build();

    [Theory]
    [InlineData("CreateExpertiseOfferInput", """{"slug":"é \"a\"","territory":{"slug":"paris"},"title":[{"language":"PT_BR","value":"T"},{"language":"FR","value":null}],"summary":[],"languages":["FR","EN"],"targetCountries":null,"modalities":[{"form":"PEER_TRAINING","oneOff":true,"minDays":2}],"availableFrom":"2031-02-03","publishAt":"2031-02-03T04:05:06.789Z"}""")]
    [InlineData("RecordFundingInput", """{"applicationId":"x","version":3,"awardedAmount":{"amount":1000.5,"currency":"EUR"},"signedOn":"2031-02-03"}""")]
    [InlineData("HoldCommitteeSessionInput", """{"id":"x","version":1,"decisions":[{"applicationId":"y","version":2,"decision":"AWARDED","reason":null}]}""")]
    [InlineData("CreateTerritoryInput", """{"kind":"COMMUNE","name":[{"language":"FR","value":"N"}],"slug":"s","aliases":[],"population":12,"validFrom":"2020-01-01"}""")]
    public void An_input_is_kept_as_it_was_given(string type, string input)
    {
        using var json = JsonDocument.Parse(input);
        Assert.Equal(input, InputJson.Of(VariableCoercer.CoerceAlone(Schema.AllTypes[type]!, json.RootElement).Value));
    }

    private static ISchema Build()
    {
        var catalog = PersistenceServices.BuildCatalog();
        return SchemaBuilder.Build(catalog, MutationCatalog.Of(catalog));
    }
}
