-- Accounts of people who sign in at an identity provider, and personal data that can be erased.
alter table accounts
    alter column display_name type text collate "C",
    alter column display_name drop not null,
    add column issuer text collate "C",
    add column subject text collate "C",
    add column erased_at timestamptz,
    add constraint ck_accounts_identity check ((issuer is null) = (subject is null)),
    add constraint ck_accounts_erased check (
        erased_at is null and display_name is not null
        or erased_at is not null and display_name is null and issuer is null and disabled_at is not null);
create unique index ux_accounts_issuer_subject on accounts (issuer, subject);
create index ix_accounts_created_at on accounts (created_at desc, id desc);
alter table api_tokens alter column name type text collate "C";
create index ix_api_tokens_created_at on api_tokens (created_at desc, id desc);

-- Whoever reads content reads of accounts and tokens, as far as the visibility table of the code says, what administrators
-- see, column by column: never the hash of a token.
grant select (id, display_name, issuer, subject, created_at, disabled_at, erased_at) on accounts to expect_reader;
grant select (id, account_id, name, roles, scopes, created_at, expires_at, last_used_at, revoked_at) on api_tokens to expect_reader;
grant select (token_id, territory_id) on api_token_territories to expect_reader;
