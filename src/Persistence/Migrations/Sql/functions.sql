-- Functions that the tables' checks use; they come before the tables.
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- Whether a localised text has a text that is not blank in a language.
create function has_text(texts jsonb, language text) returns boolean
language sql immutable parallel safe
as $$ select coalesce(texts ->> language ~ '\S', false) $$;

-- SIREN: nine digits whose last is the Luhn check digit of the others.
create function is_siren(siren text) returns boolean
language sql immutable parallel safe
as $$
    select siren ~ '^\d{9}$' and sum(
        case when place % 2 = 1 then digit else digit * 2 - case when digit > 4 then 9 else 0 end end) % 10 = 0
    from (
        select place, substr(siren, place, 1)::int as digit
        from generate_series(1, 9) as place
        where siren ~ '^\d{9}$'
    ) digits
$$;

-- Amounts have no more decimals than their currency has minor units (ISO 4217). Tables keep two decimals at most.
create function has_minor_units(amount numeric, currency text) returns boolean
language sql immutable parallel safe
as $$
    select currency ~ '^[A-Z]{3}$' and (amount = trunc(amount) or currency not in (
        'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'))
$$;

-- Text without case and accents. unaccent is only STABLE because its dictionary could change; ours is named and does not.
create function expect_fold(value text) returns text
language sql immutable parallel safe strict
as $$ select lower(public.unaccent('public.unaccent', value) collate "und-x-icu") $$;
