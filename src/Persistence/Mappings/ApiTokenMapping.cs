using Expect.Domain.Identity;
using Expect.Domain.Territories;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

/// <summary>What administrators see of API tokens. Their hashes are no part of the model: nobody reads them but the store that looks tokens up.</summary>
internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>, IExposes<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.PrimitiveCollection(token => token.Roles).ElementType().HasConversion<string>();
        builder.PrimitiveCollection(token => token.Scopes).ElementType().HasConversion<string>();
        builder.Property(token => token.CreatedAt).HasDefaultValueSql("now()");
        builder.HasOne(token => token.Account).WithMany(account => account.Tokens).HasForeignKey("AccountId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(token => token.Territories).WithMany().UsingEntity<Dictionary<string, object>>(
            "ApiTokenTerritory",
            right => right.HasOne<Territory>().WithMany().HasForeignKey("TerritoryId").OnDelete(DeleteBehavior.Cascade),
            left => left.HasOne<ApiToken>().WithMany().HasForeignKey("TokenId").OnDelete(DeleteBehavior.Cascade),
            pair => pair.ToTable("api_token_territories").HasKey("TokenId", "TerritoryId"));
    }

    public void Expose(Exposure<ApiToken> type) => type
        .Root("apiToken", "apiTokens")
        .By(token => token.Id)
        .OrderedBy(token => token.CreatedAt, descending: true)
        .Field(token => token.Id)
        .One(token => token.Account)
        .Field(token => token.Name)
        .Field(token => token.Roles)
        .Field(token => token.Scopes)
        .List(token => token.Territories)
        .Field(token => token.CreatedAt)
        .Field(token => token.ExpiresAt)
        .Field(token => token.LastUsedAt)
        .Field(token => token.RevokedAt);
}
