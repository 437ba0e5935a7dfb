insert into sources (id, title, publisher, address, published_on, licence)
values
    (md5('Source:cog')::uuid, 'Code officiel géographique et périmètres des EPCI, 2026', 'INSEE, DGCL', 'https://github.com/etalab/decoupage-administratif', '2026-01-01', 'Licence Ouverte 2.0'),
    (md5('Source:cldr')::uuid, 'Unicode CLDR 48, ISO 3166-1', 'Unicode, Inc.', 'https://cldr.unicode.org', null, 'Unicode-3.0'),
    (md5('Source:themes')::uuid, 'Thématiques du programme', 'Expect', null, null, 'MIT')
on conflict (id) do nothing;
