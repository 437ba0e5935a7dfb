// Makes the reference data files from the open data packages in package.json. Run `npm ci && npm run refresh`;
// the same packages give the same bytes.
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { iso31661 } from "iso-3166";
import { countByKind, problemsOf } from "./checks.mjs";
import { countries, currencies, languages } from "./cldr.mjs";
import { memberships, territories } from "./territories.mjs";

const GZIP_OPERATING_SYSTEM = 9; // the header byte that would differ from machine to machine
const GZIP_UNKNOWN = 255;

function zip(text) {
  const bytes = gzipSync(text, { level: 9 });
  bytes[GZIP_OPERATING_SYSTEM] = GZIP_UNKNOWN;
  return bytes;
}

function write(name, header, lines, zipped = false) {
  const text = [header, ...lines].map((line) => line.map((value) => String(value ?? "").normalize("NFC")).join("\t")).join("\n") + "\n";
  writeFileSync(new URL(`../${name}${zipped ? ".gz" : ""}`, import.meta.url), zipped ? zip(text) : text);
  console.log(`${name}: ${lines.length} rows`);
}

const rows = territories();
const members = memberships();
const problems = problemsOf(rows, members);
if (problems.length > 0) throw new Error(problems.slice(0, 20).join("\n"));

write("territories.tsv", ["kind", "insee", "siren", "name", "official_name", "epci_nature", "parent", "population", "population_year", "slug", "iso3166_2", "assembly_name", "valid_from"],
  rows.map((row) => [row.kind, row.insee, row.siren, row.name, row.official, row.nature, row.parent, row.population, row.year, row.slug, row.iso, row.assembly, row.validFrom]), true);
write("memberships.tsv", ["group_siren", "member_insee", "valid_from"], members, true);
write("countries.tsv", ["iso2", "iso3", "numeric", "name_fr", "name_en", "region", "region_fr", "region_en", "subregion", "subregion_fr", "subregion_en", "is_ldc", "is_french", "official_languages", "currencies"], countries(iso31661));
write("currencies.tsv", ["code", "minor_units", "name_fr", "name_en"], currencies());
write("languages.tsv", ["code", "tag", "name_fr", "name_en"], languages());

console.log(`authorities: ${Object.entries(countByKind(rows)).map(([kind, count]) => `${count} ${kind}`).join(", ")}`);
console.log(`with a SIREN: ${rows.filter((row) => row.siren).length}; without a population: ${rows.filter((row) => row.population === undefined).length}`);
