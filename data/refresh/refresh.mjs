// Makes the reference data files from the open data packages in package.json. Run `npm ci && npm run refresh`;
// the same packages give the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { iso31661, iso31662 } from "iso-3166";
import { communeSlugs, slugify, isSiren, withArticle } from "./names.mjs";
import { countries, currencies, languages } from "./cldr.mjs";

const RELEASE_DATE = "2026-01-01"; // the official geographic code (COG) of 2026
const POPULATION_YEAR = "2023"; // municipal populations in force on 1 January 2026
const decoupage = (name) => JSON.parse(readFileSync(`node_modules/@etalab/decoupage-administratif/data/${name}.json`, "utf8"));

const regions = decoupage("regions");
const departments = decoupage("departements");
const communes = decoupage("communes").filter((commune) => commune.type === "commune-actuelle");
const epcis = decoupage("epci");
const epts = decoupage("ept");

// SIREN numbers that the data set lacks, each from the authority's own entry in the national register of legal units.
const SIRENS = { "REGION:94": "200076958", "REGION:02": "200055507", "REGION:03": "200052678", "DEPARTMENT:93": "229300082" };
// Martinique and Guyane are single authorities: région and département in one. Paris is commune and département in one.
const SINGLE = new Set(["972", "973", "75"]);
const subdivisions = new Map(iso31662.filter((entry) => entry.parent.startsWith("FR")).map((entry) => [entry.code, entry.code]));
const rows = [];
const add = (row) => rows.push({ siren: "", official: "", nature: "", parent: "", population: "", iso: "", assembly: "", ...row });
const sum = (list) => list.reduce((total, commune) => total + (commune.population ?? 0), 0);
const ofDepartment = new Map(departments.map((department) => [department.code, communes.filter((commune) => commune.departement === department.code)]));
const iso = (code) => subdivisions.get(`FR-${code}`) ?? "";

for (const region of regions.filter((entry) => entry.zone !== "com")) {
  const key = `REGION:${region.code}`;
  const single = { "02": "Collectivité territoriale de Martinique", "03": "Collectivité territoriale de Guyane", "94": "Collectivité de Corse" }[region.code];
  add({
    kind: "REGION", insee: region.code, siren: SIRENS[key] ?? "", name: region.nom,
    official: single ?? `Région ${region.nom}`, population: sum(communes.filter((commune) => commune.region === region.code)),
    iso: { "02": iso("972"), "03": iso("973"), "94": iso("20R") }[region.code] ?? "",
    assembly: { "02": "Assemblée de Martinique", "03": "Assemblée de Guyane", "94": "Assemblée de Corse" }[region.code] ?? `Conseil régional ${withArticle(region)}`,
  });
}
for (const department of departments) {
  const population = sum(ofDepartment.get(department.code));
  if (department.zone === "com") {
    add({ kind: "OVERSEAS", insee: department.code, name: department.nom, population: population || "", iso: "" });
  } else if (!SINGLE.has(department.code)) {
    const alsace = department.code === "67" || department.code === "68";
    add({
      kind: "DEPARTMENT", insee: department.code, siren: SIRENS[`DEPARTMENT:${department.code}`] ?? "", name: department.nom,
      official: `Département ${withArticle(department)}`, parent: alsace ? "SPECIAL_STATUS:6AE" : `REGION:${department.region}`, population,
      iso: iso(department.code), assembly: alsace || department.region === "94" ? "" : `Conseil départemental ${withArticle(department)}`,
    });
  }
}
// The European Collectivity of Alsace took the place of the two départements' authorities in 2021.
add({
  kind: "SPECIAL_STATUS", insee: "6AE", siren: "200094332", name: "Alsace", official: "Collectivité européenne d’Alsace", parent: "REGION:44",
  population: sum([...ofDepartment.get("67"), ...ofDepartment.get("68")]), iso: iso("6AE"), assembly: "Assemblée d’Alsace",
});
const slugOf = communeSlugs();
for (const commune of communes) {
  const parent = { 972: "REGION:02", 973: "REGION:03" }[commune.departement] ?? (commune.zone === "com" ? `OVERSEAS:${commune.departement}` : `DEPARTMENT:${commune.departement}`);
  const paris = commune.code === "75056";
  add({
    kind: paris ? "SPECIAL_STATUS" : "COMMUNE", insee: commune.code, siren: commune.siren ?? "", name: commune.nom, parent: paris ? "REGION:11" : parent,
    official: paris ? "Ville de Paris" : "", population: commune.population ?? "", slug: paris ? "paris" : slugOf(commune),
    iso: paris ? iso("75C") : "", assembly: paris ? "Conseil de Paris" : "",
  });
}
const parentOf = new Map(rows.filter((row) => row.kind === "COMMUNE" || row.kind === "SPECIAL_STATUS").map((row) => [row.insee, row.parent]));
for (const epci of epcis) {
  const largest = epci.membres.reduce((a, b) => ((b.populationMunicipale ?? 0) > (a.populationMunicipale ?? 0) ? b : a));
  add({ kind: "EPCI", siren: epci.code, name: epci.nom, nature: epci.type, parent: parentOf.get(largest.code) ?? "", population: epci.populationMunicipale ?? "" });
}
for (const ept of epts) {
  const population = ept.membres.reduce((total, member) => total + (member.populationMunicipale ?? 0), 0);
  add({ kind: "EPT", siren: ept.code, name: ept.nom, parent: parentOf.get(ept.membres[0].code) ?? "", population });
}

const taken = new Set(rows.map((row) => row.slug).filter(Boolean));
const rank = { DEPARTMENT: 0, OVERSEAS: 1, SPECIAL_STATUS: 2, REGION: 3, EPCI: 4, EPT: 5, COMMUNE: 6 };
for (const row of [...rows].sort((a, b) => rank[a.kind] - rank[b.kind])) {
  row.slug ??= [slugify(row.name), slugify(`${row.kind === "REGION" ? "region " : ""}${row.name}`), slugify(`${row.name} ${row.siren || row.insee}`)].find((slug) => !taken.has(slug));
  taken.add(row.slug);
}

const problems = rows.filter((row) => row.siren && !isSiren(row.siren)).map((row) => `wrong SIREN ${row.siren}`);
const keys = new Set(rows.map((row) => `${row.kind}:${row.insee ?? ""}`));
problems.push(...rows.filter((row) => row.parent && !keys.has(row.parent)).map((row) => `no parent ${row.parent}`));
if (taken.size !== rows.length) problems.push("slugs are not unique");
if (new Set(rows.map((row) => row.siren).filter(Boolean)).size !== rows.filter((row) => row.siren).length) problems.push("SIRENs are not unique");
if (problems.length > 0) throw new Error(problems.slice(0, 20).join("\n"));

// Parents come before children, so that a single pass can load them.
const order = { REGION: 0, OVERSEAS: 0, SPECIAL_STATUS: 1, DEPARTMENT: 2, COMMUNE: 3, EPCI: 4, EPT: 5 };
rows.sort((a, b) => order[a.kind] - order[b.kind] || (a.insee ?? a.siren).localeCompare(b.insee ?? b.siren, "en"));
const members = [...epcis, ...epts].flatMap((group) => group.membres.map((member) => [group.code, member.code, RELEASE_DATE])).sort((a, b) => (a.join() < b.join() ? -1 : 1));

function write(name, header, lines, zipped = false) {
  const text = [header, ...lines].map((line) => line.map((value) => String(value ?? "").normalize("NFC")).join("\t")).join("\n") + "\n";
  writeFileSync(`../${name}${zipped ? ".gz" : ""}`, zipped ? gzipSync(text, { level: 9 }) : text);
  console.log(`${name}: ${lines.length} rows`);
}
write("territories.tsv", ["kind", "insee", "siren", "name", "official_name", "epci_nature", "parent", "population", "population_year", "slug", "iso3166_2", "assembly_name", "valid_from"],
  rows.map((row) => [row.kind, row.insee, row.siren, row.name, row.official, row.nature, row.parent, row.population, row.population === "" ? "" : POPULATION_YEAR, row.slug, row.iso, row.assembly, RELEASE_DATE]), true);
write("memberships.tsv", ["group_siren", "member_insee", "valid_from"], members, true);
write("countries.tsv", ["iso2", "iso3", "numeric", "name_fr", "name_en", "region", "region_fr", "region_en", "subregion", "subregion_fr", "subregion_en", "is_ldc", "is_french", "official_languages", "currencies"], countries(iso31661));
write("currencies.tsv", ["code", "minor_units", "name_fr", "name_en"], currencies());
write("languages.tsv", ["code", "tag", "name_fr", "name_en"], languages());
