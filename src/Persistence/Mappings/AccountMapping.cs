using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>, IExposes<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(account => account.Id);
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.Name).HasColumnName("display_name");
        builder.Property<bool>("IsDevelopment").HasDefaultValue(false);
        builder.Property(account => account.CreatedAt).HasDefaultValueSql("now()");
        builder.HasIndex(account => new { account.Issuer, account.Subject }).IsUnique();
    }

    public void Expose(Exposure<Account> type) => type
        .Root("account", "accounts")
        .By(account => account.Id)
        .OrderedBy(account => account.CreatedAt, descending: true)
        .Field(account => account.Id)
        .Field(account => account.Name)
        .Field(account => account.Issuer)
        .Field(account => account.Subject)
        .Field(account => account.CreatedAt)
        .Field(account => account.DisabledAt)
        .Field(account => account.ErasedAt)
        .Connection(account => account.Tokens);
}
