// Countries, currencies and languages from Unicode CLDR.
import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(`node_modules/${path}.json`, "utf8"));
const names = (language, kind) => read(`cldr-localenames-full/main/${language}/${kind}`).main[language].localeDisplayNames[kind];
const supplemental = (name) => read(`cldr-core/supplemental/${name}`).supplemental;

// FR and the overseas codes: no partner countries.
const FRENCH = new Set(["FR", "RE", "GP", "MQ", "GF", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "TF"]);
// United Nations, Committee for Development Policy: least developed countries as of December 2024.
const LEAST_DEVELOPED = new Set(("AF AO BD BF BI BJ CD CF DJ ER ET GM GN GW HT KH KI KM LA LR LS MG ML MM MR MW MZ NE NP RW SB SD SL SN SO SS TD TG TL TV TZ UG YE ZM").split(" "));
const OVERRIDES_FR = { PS: "Palestine" };

const containment = supplemental("territoryContainment").territoryContainment;
const regions = containment["001"]._contains;
const languageCode = (tag) => tag.toUpperCase().replace(/-/g, "_");
const isOfficial = (language) => ["official", "de_facto_official"].includes(language._officialStatus);

function officialLanguages(iso2) {
  const population = supplemental("territoryInfo").territoryInfo[iso2]?.languagePopulation ?? {};
  // Scripts are no languages: sr_Latn and sr_Cyrl are one.
  return [...new Set(Object.entries(population).filter(([, language]) => isOfficial(language)).map(([tag]) => tag.split("_")[0]))].sort();
}

function currenciesOf(iso2) {
  const entries = supplemental("currencyData").currencyData.region[iso2] ?? [];
  return [...new Set(entries.flatMap((entry) => Object.entries(entry)).filter(([, use]) => !use._to && use._tender !== "false").map(([code]) => code))].sort();
}

function place(iso2) {
  for (const region of regions) {
    for (const subregion of containment[region]._contains) {
      const inside = containment[subregion]?._contains ?? [];
      if (inside.includes(iso2)) return [region, subregion];
    }
  }
  return ["", ""];
}

/** The countries of ISO 3166-1. */
export function countries(iso31661) {
  const [fr, en] = [names("fr", "territories"), names("en", "territories")];
  return iso31661.filter((country) => country.state === "assigned").sort((a, b) => (a.alpha2 < b.alpha2 ? -1 : 1)).map((country) => {
    const [region, subregion] = place(country.alpha2);
    return [
      country.alpha2, country.alpha3, country.numeric, OVERRIDES_FR[country.alpha2] ?? fr[country.alpha2], en[`${country.alpha2}-alt-short`] && country.alpha2 === "PS" ? en["PS-alt-short"] : en[country.alpha2],
      region, fr[region] ?? "", en[region] ?? "", subregion, fr[subregion] ?? "", en[subregion] ?? "",
      LEAST_DEVELOPED.has(country.alpha2), FRENCH.has(country.alpha2),
      officialLanguages(country.alpha2).map(languageCode).join(","), currenciesOf(country.alpha2).join(","),
    ];
  });
}

/** The currencies in use, by ISO 4217. */
export function currencies() {
  const [fr, en] = ["fr", "en"].map((language) => read(`cldr-numbers-full/main/${language}/currencies`).main[language].numbers.currencies);
  const fractions = supplemental("currencyData").fractions ?? supplemental("currencyData").currencyData.fractions;
  const used = new Set(Object.keys(supplemental("currencyData").currencyData.region).flatMap(currenciesOf));
  return [...used].sort().map((code) => [code, fractions[code]?._digits ?? fractions.DEFAULT._digits, fr[code]?.displayName, en[code]?.displayName]);
}

/** The languages that are official somewhere. */
export function languages() {
  const [fr, en] = [names("fr", "languages"), names("en", "languages")];
  const used = new Set(Object.keys(supplemental("territoryInfo").territoryInfo).flatMap(officialLanguages));
  return [...used].sort().map((tag) => [languageCode(tag), tag, fr[tag] ?? tag, en[tag] ?? tag]);
}
