// French authorities and their memberships from the official geographic code.
import { readFileSync } from "node:fs";
import { iso31662 } from "iso-3166";
import { ALSACE, CORSE, EPCI_NATURES, LYON, OVERSEAS, PARIS, SEATS, SINGLE_AUTHORITIES, SIRENS, populationYear } from "./authorities.mjs";
import { communeSlug, slugify, withArticle } from "./names.mjs";

const RELEASE_DATE = "2026-01-01"; // the official geographic code (COG) of 2026
const read = (name) => JSON.parse(readFileSync(new URL(`node_modules/@etalab/decoupage-administratif/data/${name}.json`, import.meta.url), "utf8"));

const regions = read("regions").filter((region) => region.zone !== "com");
const departments = read("departements");
const communes = read("communes").filter((commune) => commune.type === "commune-actuelle");
const epcis = read("epci");
const epts = read("ept");
const communeOf = new Map(communes.map((commune) => [commune.code, commune]));

const subdivisions = iso31662.filter((entry) => entry.code.startsWith("FR-"));
const isoByCode = new Map(subdivisions.map((entry) => [entry.code.slice(3), entry.code]));
const isoByName = new Map(subdivisions.filter((entry) => entry.parent === "FR").map((entry) => [slugify(entry.name), entry.code]));

/** The population of communes and its year: the last, where the years differ. Nothing where no commune is counted. */
function populationOf(list) {
  const counted = list.filter((commune) => commune.population !== undefined);
  return counted.length === 0 ? {} : {
    population: counted.reduce((total, commune) => total + commune.population, 0),
    year: Math.max(...counted.map((commune) => populationYear(commune.departement))),
  };
}

const inRegion = (code) => communes.filter((commune) => commune.region === code);
const inDepartment = (...codes) => communes.filter((commune) => codes.includes(commune.departement));
const singleByDepartment = new Map(Object.entries(SINGLE_AUTHORITIES).map(([region, single]) => [single.department, region]));

function regionRow(region) {
  const single = SINGLE_AUTHORITIES[region.code] ?? (region.code === CORSE.region ? CORSE : null);
  const code = single?.iso ?? single?.department;
  // Guadeloupe and La Réunion have one ISO code each, and a région beside the département: the département keeps it.
  const iso = code ? isoByCode.get(code) : region.zone === "metro" ? isoByName.get(slugify(region.nom)) : "";
  return {
    kind: "REGION", insee: region.code, siren: SIRENS.get(`REGION:${region.code}`), name: region.nom, iso,
    official: single?.official ?? `Région ${region.nom}`, assembly: single?.assembly ?? `Conseil régional ${withArticle(region)}`,
    ...populationOf(inRegion(region.code)),
  };
}

function departmentRow(department) {
  const { code, nom: name } = department;
  const population = populationOf(inDepartment(code));
  if (department.zone === "com") {
    const { iso, assembly } = OVERSEAS[code];
    return { kind: "OVERSEAS", insee: code, name, iso: isoByCode.get(iso), assembly, ...population };
  }
  const inAlsace = ALSACE.departments.includes(code);
  return {
    kind: "DEPARTMENT", insee: code, siren: SIRENS.get(`DEPARTMENT:${code}`), name, official: `Département ${withArticle(department)}`,
    parent: inAlsace ? `SPECIAL_STATUS:${ALSACE.insee}` : `REGION:${department.region}`, iso: isoByCode.get(code),
    assembly: inAlsace || department.region === CORSE.region ? "" : `Conseil départemental ${withArticle(department)}`, ...population,
  };
}

const alsaceRow = () => ({
  kind: "SPECIAL_STATUS", insee: ALSACE.insee, siren: ALSACE.siren, name: ALSACE.name, official: ALSACE.official, assembly: ALSACE.assembly,
  parent: `REGION:${ALSACE.region}`, iso: isoByCode.get(ALSACE.insee), ...populationOf(inDepartment(...ALSACE.departments)),
});

function communeParent(commune) {
  if (commune.code === PARIS.commune) return `REGION:${PARIS.region}`;
  if (commune.zone === "com") return `OVERSEAS:${commune.departement}`;
  const single = singleByDepartment.get(commune.departement);
  return single ? `REGION:${single}` : `DEPARTMENT:${commune.departement}`;
}

function communeRow(commune) {
  const row = { insee: commune.code, siren: commune.siren, name: commune.nom, parent: communeParent(commune), ...populationOf([commune]) };
  return commune.code === PARIS.commune
    ? { ...row, kind: "SPECIAL_STATUS", slug: "paris", official: PARIS.official, assembly: PARIS.assembly, iso: isoByCode.get(PARIS.iso) }
    : { ...row, kind: "COMMUNE", slug: communeSlug(commune) };
}

/** The parent of most inhabitants of these communes. */
function mainParent(list) {
  const inhabitants = new Map();
  for (const commune of list) inhabitants.set(communeParent(commune), (inhabitants.get(communeParent(commune)) ?? 0) + commune.population);
  return [...inhabitants].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** An EPCI or EPT. The data set names no seats: where none is known, the parent is where most of its inhabitants are. */
function groupRow(kind, group) {
  // The group's own figures count an older year than the communes' do, so they are added up anew.
  const members = group.membres.map((member) => communeOf.get(member.code));
  const nature = kind === "EPCI" ? group.type : "";
  const spelt = EPCI_NATURES[nature];
  return {
    kind, siren: group.code, name: group.nom, nature, parent: SEATS[group.code] ? `DEPARTMENT:${SEATS[group.code]}` : mainParent(members), ...populationOf(members),
    official: spelt ? group.nom.replace(new RegExp(`^${nature} `), `${spelt} `) : "",
    ...(group.code === LYON.siren ? { iso: isoByCode.get(LYON.iso), assembly: LYON.assembly } : {}),
  };
}

/** Gives each authority without a slug the shortest one that is free; départements choose first. */
function addSlugs(rows) {
  const rank = { DEPARTMENT: 0, OVERSEAS: 1, SPECIAL_STATUS: 2, REGION: 3, EPCI: 4, EPT: 5 };
  const taken = new Set(rows.map((row) => row.slug).filter(Boolean));
  for (const row of rows.filter((candidate) => !candidate.slug).sort((a, b) => rank[a.kind] - rank[b.kind])) {
    const choices = [row.name, ...(row.kind === "REGION" ? [`region ${row.name}`] : []), `${row.name} ${row.siren || row.insee}`].map(slugify);
    row.slug = choices.find((slug) => !taken.has(slug));
    taken.add(row.slug);
  }
}

/** All French authorities, parents before children, so that a single pass can load them. */
export function territories() {
  const listed = departments.filter(({ code }) => code !== PARIS.department && !singleByDepartment.has(code));
  const rows = [
    ...regions.map(regionRow), ...listed.map(departmentRow), alsaceRow(), ...communes.map(communeRow),
    ...epcis.map((epci) => groupRow("EPCI", epci)), ...epts.map((ept) => groupRow("EPT", ept)),
  ];
  addSlugs(rows);
  const order = { REGION: 0, OVERSEAS: 0, SPECIAL_STATUS: 1, DEPARTMENT: 2, COMMUNE: 3, EPCI: 4, EPT: 5 };
  const key = (row) => `${order[row.kind]}${row.insee ?? row.siren}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((row) => ({ ...row, validFrom: RELEASE_DATE }));
}

/** Which commune is in which EPCI and EPT: SIREN of the group, code of the commune, since when the data says so. */
export const memberships = () =>
  [...epcis, ...epts].flatMap((group) => group.membres.map((member) => [group.code, member.code, RELEASE_DATE])).sort((a, b) => (a.join() < b.join() ? -1 : 1));
