-- The files behind assets. What the store of files keeps is known here by its digest, together with what the bytes say of
-- themselves: the database gives it to each asset, whoever writes the asset, so that it is never what somebody claims.

create table files (
    sha256 text collate "C" not null constraint pk_files primary key constraint ck_files_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    mime_type text collate "C" not null,
    byte_size bigint not null constraint ck_files_byte_size check (byte_size > 0),
    width integer,
    height integer,
    has_location boolean not null default false,
    released_at timestamptz not null default now() -- when it was kept, or when an asset last had or lost it
);

-- Files of assets that were there before: as they were described.
insert into files (sha256, mime_type, byte_size, width, height) select sha256, mime_type, byte_size, width, height from assets;
alter table assets add constraint fk_assets_sha256 foreign key (sha256) references files (sha256);

create index ix_files_released_at on files (released_at);

-- Files that the store is to forget: their rows in files are gone, so that no asset can have them any more.
create table file_removals (
    sha256 text collate "C" not null constraint pk_file_removals primary key,
    since timestamptz not null default now()
);

create function give_asset_file() returns trigger language plpgsql as $$
begin
    -- Written, and not only read: whoever is about to forget the file sees that it is in use.
    update files set released_at = clock_timestamp() where sha256 = new.sha256
        returning mime_type, byte_size, width, height, has_location into new.mime_type, new.byte_size, new.width, new.height, new.has_location;
    if not found then
        raise exception 'The file is not kept any more. Upload it again.'
            using errcode = 'check_violation', constraint = 'ck_assets_file', table = 'assets';
    end if;
    return new;
end $$;
create trigger asset_file before insert on assets for each row execute function give_asset_file();

create function release_asset_file() returns trigger language plpgsql as $$
begin
    update files set released_at = clock_timestamp() where sha256 = old.sha256;
    return null;
end $$;
create trigger asset_file_released after delete on assets for each row execute function release_asset_file();

-- What was announced and not sent yet: the asset as its writer describes it, in the form of an input.
create table asset_uploads (
    id uuid not null constraint pk_asset_uploads primary key,
    account_id uuid, -- who announced it; null for the token of the process
    announced jsonb not null,
    expires_at timestamptz not null
);

create index ix_asset_uploads_expires_at on asset_uploads (expires_at);

-- Keys with which all nodes sign alike.
create table signing_keys (
    name text collate "C" not null constraint pk_signing_keys primary key,
    key bytea not null constraint ck_signing_keys_key check (length(key) = 32)
);

revoke all on files, file_removals, asset_uploads, signing_keys from expect_reader;
grant select, insert, update, delete on files, file_removals, asset_uploads to expect_writer;
grant select, insert on signing_keys to expect_writer;
