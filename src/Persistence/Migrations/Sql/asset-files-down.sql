drop trigger asset_file_released on assets;
drop trigger asset_file on assets;
drop function release_asset_file, give_asset_file;
alter table assets drop constraint fk_assets_sha256;
drop table signing_keys, asset_uploads, file_removals, files;
