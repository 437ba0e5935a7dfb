-- Accounts and API tokens. Of a token only the SHA-256 of its text is kept: the text is 256 random bits, so that no slow hash is needed.

create table accounts (
    id uuid not null constraint pk_accounts primary key,
    display_name text not null constraint ck_accounts_display_name check (btrim(display_name) <> ''),
    is_development boolean not null default false, -- made by a run on a developer's machine, its token printed: never to be let into production
    created_at timestamptz not null default now(),
    disabled_at timestamptz
);

create table api_tokens (
    id uuid not null constraint pk_api_tokens primary key,
    account_id uuid not null constraint fk_api_tokens_account_id references accounts (id) on delete cascade,
    name text not null constraint ck_api_tokens_name check (btrim(name) <> ''),
    hash bytea not null constraint ux_api_tokens_hash unique constraint ck_api_tokens_hash check (length(hash) = 32),
    roles text[] not null constraint ck_api_tokens_roles check (
        cardinality(roles) > 0
        and roles <@ array['PARTNER', 'FOREIGN_AUTHORITY', 'CONTRIBUTOR', 'COMMITTEE', 'FUNDING_OFFICER', 'EDITOR', 'ADMIN']),
    scopes text[] not null constraint ck_api_tokens_scopes check (cardinality(scopes) > 0 and scopes <@ array['READ', 'WRITE']),
    created_at timestamptz not null default now(),
    expires_at timestamptz constraint ck_api_tokens_expires_at check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at timestamptz,
    created_by uuid constraint fk_api_tokens_created_by references accounts (id) on delete set null
);

create index ix_api_tokens_account_id on api_tokens (account_id);
create index ix_api_tokens_created_by on api_tokens (created_by);

create table api_token_territories (
    token_id uuid not null constraint fk_api_token_territories_token_id references api_tokens (id) on delete cascade,
    territory_id uuid not null constraint fk_api_token_territories_territory_id references territories (id) on delete cascade,
    constraint pk_api_token_territories primary key (token_id, territory_id)
);

create index ix_api_token_territories_territory_id on api_token_territories (territory_id);

-- Whoever reads content may not read accounts and tokens, whatever was granted on all tables.
revoke all on accounts, api_tokens, api_token_territories from expect_reader;
grant select, insert, update, delete on accounts, api_tokens, api_token_territories to expect_writer;
