// What the data set does not say of French authorities, each fact from the authority's own law or register entry.

/**
 * SIREN numbers of départements and régions, by `KIND:code`: entries of the national register of legal units (SIRENE,
 * Licence Ouverte 2.0), compared in two independent public extracts. Bas-Rhin, Haut-Rhin, Corse-du-Sud and Haute-Corse
 * have none: they are no authorities any more.
 */
export const SIRENS = new Map([
  ...Object.entries({
    "01": "239710015", "02": "200055507", "03": "200052678", "04": "239740012", "06": "229850003", "11": "237500079",
    "24": "234500023", "27": "200053726", "28": "200053403", "32": "200053742", "44": "200052264", "52": "234400034",
    "53": "233500016", "75": "200053759", "76": "200053791", "84": "200053767", "93": "231300021", "94": "200076958",
  }).map(([code, siren]) => [`REGION:${code}`, siren]),
  ...(
    "220100010 220200026 220300016 220400014 220500011 220600019 220700017 220800049 220900013 221000052 221100019 221200017 " +
    "221300015 221401185 221500010 221600018 221700016 221800014 221927205 222100018 222200016 222309627 222400012 222500019 " +
    "222600017 222702292 222800013 222900011 223000019 223100017 223200015 223300013 223400011 223500018 223600016 223700014 " +
    "223800012 223900010 224000018 224100016 224200014 224300012 224400028 224500017 224600015 224700013 224800011 224900019 " +
    "225005024 225100015 225200013 225300011 225400019 225500016 225600014 225700012 225800010 225900018 226000016 226100014 " +
    "226200012 226300010 226400018 226500015 226600013 226900017 227000015 227100013 227200029 227300019 227400017 227605409 " +
    "227700010 227806460 227900016 228000014 228100012 228200010 228300018 228400016 228500013 228600011 228708517 228800017 " +
    "228900015 229000013 229102280 229200506 229300082 229400288 229501275"
  ).split(" ").map((siren) => [`DEPARTMENT:${siren.slice(2, 4)}`, siren]), // 22, then the département's code
  ["DEPARTMENT:971", "229710017"],
  ["DEPARTMENT:974", "229740014"],
]);

/** Authorities that are région and département in one, by région: listed once, as région. Mayotte since 1 January 2026. */
export const SINGLE_AUTHORITIES = {
  "02": { department: "972", official: "Collectivité territoriale de Martinique", assembly: "Assemblée de Martinique" },
  "03": { department: "973", official: "Collectivité territoriale de Guyane", assembly: "Assemblée de Guyane" },
  "06": { department: "976", official: "Département-Région de Mayotte", assembly: "Assemblée de Mayotte" },
};

/** Corse: one authority, whose two former départements the official code keeps as divisions. */
export const CORSE = { region: "94", official: "Collectivité de Corse", assembly: "Assemblée de Corse", iso: "20R" };

/** The European Collectivity of Alsace, which took the place of two départements' authorities in 2021. */
export const ALSACE = {
  insee: "6AE", siren: "200094332", name: "Alsace", official: "Collectivité européenne d’Alsace", assembly: "Assemblée d’Alsace",
  region: "44", departments: ["67", "68"],
};

/** Paris: commune and département in one, listed once under its commune's code. */
export const PARIS = { commune: "75056", department: "75", region: "11", official: "Ville de Paris", assembly: "Conseil de Paris", iso: "75C" };

/** Overseas collectivities by code. The southern lands and Clipperton have no elected assembly. */
export const OVERSEAS = {
  975: { iso: "PM", assembly: "Conseil territorial de Saint-Pierre-et-Miquelon" },
  977: { iso: "BL", assembly: "Conseil territorial de Saint-Barthélemy" },
  978: { iso: "MF", assembly: "Conseil territorial de Saint-Martin" },
  984: { iso: "TF" },
  986: { iso: "WF", assembly: "Assemblée territoriale des îles Wallis et Futuna" },
  987: { iso: "PF", assembly: "Assemblée de la Polynésie française" },
  988: { iso: "NC", assembly: "Congrès de la Nouvelle-Calédonie" },
  989: { iso: "CP" },
};

const CENSUS_YEARS = { 976: 2017, 987: 2022, 988: 2025 };

/** The year that a population of that département counts: the municipal populations of 2023, or the territory's last census. */
export const populationYear = (department) => CENSUS_YEARS[department] ?? 2023;

/** The nature of an EPCI as its official name spells it out. */
export const EPCI_NATURES = { CC: "Communauté de communes", CA: "Communauté d’agglomération", CU: "Communauté urbaine" };

/** The Métropole de Lyon is an EPCI in the data and an authority of special status by law. */
export const LYON = { siren: "200046977", iso: "69M", assembly: "Conseil de la métropole de Lyon" };

/** EPCI whose seat is in another département than most of their inhabitants: SIREN to département. */
export const SEATS = { 200041887: "70", 200068765: "04", 200073096: "07" };
