// Refuses reference data that breaks a rule, and counts what passes.
import { isSiren } from "./names.mjs";

// What a release of 2026 holds. A newer release changes these on purpose.
const EXPECTED = { REGION: 18, DEPARTMENT: 97, SPECIAL_STATUS: 2, OVERSEAS: 8, COMMUNE: 34_968, EPCI: 1_255, EPT: 11 };

const repeated = (values) => {
  const seen = new Set();
  return values.filter((value) => value && (seen.has(value) || !seen.add(value)));
};

/** Every broken rule of the territories and memberships, in words. */
export function problemsOf(rows, members) {
  const keys = new Set(rows.map((row) => `${row.kind}:${row.insee ?? row.siren}`));
  const groups = new Set(rows.filter((row) => row.kind === "EPCI" || row.kind === "EPT").map((row) => row.siren));
  const fiscal = new Set(rows.filter((row) => row.kind === "EPCI").map((row) => row.siren));
  const codes = new Set(rows.filter((row) => row.kind === "COMMUNE" || row.kind === "SPECIAL_STATUS").map((row) => row.insee));
  const counts = countByKind(rows);
  return [
    ...rows.filter((row) => row.siren && !isSiren(row.siren)).map((row) => `wrong check digit: SIREN ${row.siren} of ${row.name}`),
    ...rows.filter((row) => row.parent && !keys.has(row.parent)).map((row) => `${row.name} has no parent ${row.parent}`),
    ...rows.filter((row) => row.kind === "COMMUNE" && !/^(\d{2}|2[AB])\d{3}$/.test(row.insee)).map((row) => `no commune code: ${row.insee}`),
    ...repeated(rows.map((row) => row.siren)).map((siren) => `SIREN ${siren} occurs twice`),
    ...repeated(rows.map((row) => row.slug)).map((slug) => `slug ${slug} occurs twice`),
    ...repeated(rows.map((row) => row.iso)).map((iso) => `ISO 3166-2 code ${iso} occurs twice`),
    ...repeated(rows.map((row) => `${row.kind}:${row.insee ?? row.siren}`)).map((key) => `${key} occurs twice`),
    ...members.filter(([group, commune]) => !groups.has(group) || !codes.has(commune)).map((member) => `membership of nobody: ${member}`),
    ...repeated(members.filter(([group]) => fiscal.has(group)).map(([, commune]) => commune)).map((commune) => `${commune} is in two EPCI`),
    ...Object.entries(EXPECTED).filter(([kind, count]) => counts[kind] !== count).map(([kind, count]) => `${counts[kind]} ${kind}, expected ${count}`),
  ];
}

/** How many authorities there are of each kind. */
export function countByKind(rows) {
  const counts = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
