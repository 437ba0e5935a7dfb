// Countries, currencies and languages from Unicode CLDR; decimals of currencies from ISO 4217.
import { readFileSync } from "node:fs";
import iso4217 from "currency-codes/data.js";

const read = (path) => JSON.parse(readFileSync(new URL(`node_modules/${path}.json`, import.meta.url), "utf8"));
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
const NATIONAL = ["official", "de_facto_official"];
const ANYWHERE = [...NATIONAL, "official_regional"];
// CLDR's own names lack one of the two languages, or both, for these: French, English.
const LANGUAGE_NAMES = {
  bjt: ["balante-ganja", "Balanta-Ganja"], bsc: ["bassari", "Bassari"], caa: ["chorti", "Chortí"], cak: ["cakchiquel", "Kaqchikel"],
  ixl: ["ixil", "Ixil"], knf: ["mancagne", "Mankanya"], lbe: ["lak", "Lak"], mdh: ["maguindanao", "Maguindanaon"],
  mey: ["hassanya", "Hassaniyya"], mfv: ["mandjaque", "Mandjak"], quv: ["sacapultèque", "Sacapulteco"], sav: ["saafi-saafi", "Saafi-Saafi"],
  snf: ["noon", "Noon"], tnr: ["ménik", "Ménik"], tsg: ["tausug", "Tausug"], usp: ["uspantèque", "Uspanteco"],
  wni: ["anjouanais", "Ndzwani Comorian"], xin: ["xinca", "Xinka"], zdj: ["grand-comorien", "Ngazidja Comorian"],
};
const CURRENCY_NAMES_FR = {
  UYW: "unité indexée de salaire nominal uruguayenne", VED: "bolivar numérique vénézuélien", XSU: "sucre (unité régionale)", XUA: "unité de compte de la BAD",
};
// Variants in wide use beside the official languages.
const VARIANTS = ["pt-BR"];
const territoryInfo = supplemental("territoryInfo").territoryInfo;

/** The BCP 47 tags of the languages with one of these statuses there. */
const tagsOf = (iso2, statuses) =>
  Object.entries(territoryInfo[iso2]?.languagePopulation ?? {}).filter(([, language]) => statuses.includes(language._officialStatus)).map(([tag]) => tag.replace(/_/g, "-"));

function officialLanguages(iso2) {
  // A script is no language where the language itself is listed: sr-Latn counts as sr, hak-Hant stays.
  const listed = tagsListed();
  return [...new Set(tagsOf(iso2, NATIONAL).map((tag) => (listed.has(tag.split("-")[0]) ? tag.split("-")[0] : tag)))].sort();
}

/** Every tag with official status in a country or a part of it. */
const tagsListed = () => new Set(Object.keys(territoryInfo).flatMap((iso2) => tagsOf(iso2, ANYWHERE)));

function currenciesOf(iso2) {
  const entries = supplemental("currencyData").currencyData.region[iso2] ?? [];
  return [...new Set(entries.flatMap((entry) => Object.entries(entry)).filter(([, use]) => !use._to && use._tender !== "false").map(([code]) => code))].sort();
}

function place(iso2) {
  for (const region of regions) {
    for (const subregion of containment[region]._contains) {
      const inside = containment[subregion]?._contains ?? [];
      // CLDR's QO (outlying Oceania, for Antarctica) is no M49 code.
      if (inside.includes(iso2) && /^\d{3}$/.test(subregion)) return [region, subregion];
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

// Caribbean guilder, of 2025: newer than the list of ISO 4217 that currency-codes holds.
const NEWER_CURRENCIES = [["XCG", 2]];

/** The currencies of ISO 4217 with the decimals of their minor unit. CLDR's own decimals are for display and differ. */
export function currencies() {
  const [fr, en] = ["fr", "en"].map((language) => read(`cldr-numbers-full/main/${language}/currencies`).main[language].numbers.currencies);
  const digits = new Map([...iso4217.map(({ code, digits: decimals }) => [code, decimals]), ...NEWER_CURRENCIES]);
  const unknown = Object.keys(supplemental("currencyData").currencyData.region).flatMap(currenciesOf).filter((code) => !digits.has(code));
  if (unknown.length > 0) throw new Error(`currencies without decimals: ${unknown}`);
  return [...digits.keys()].sort().map((code) => [code, digits.get(code), fr[code]?.displayName ?? CURRENCY_NAMES_FR[code], en[code].displayName]);
}

/** A language's name, with its script where the tag has one: "azerbaïdjanais (cyrillique)". */
function languageName(tag, place, languageNames, scripts) {
  const [base, script] = tag.split("-");
  return languageNames[tag] ?? LANGUAGE_NAMES[tag]?.[place] ?? `${languageName(base, place, languageNames, scripts)} (${scripts[script]})`;
}

/** The languages that are official in a country or a part of it. */
export function languages() {
  const both = ["fr", "en"].map((language) => [names(language, "languages"), names(language, "scripts")]);
  const used = [...tagsListed(), ...VARIANTS].sort();
  return used.map((tag) => [languageCode(tag), tag, ...both.map((own, place) => languageName(tag, place, ...own))]);
}
