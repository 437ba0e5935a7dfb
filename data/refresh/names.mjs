// How names of authorities become slugs and official names.

/** Lower-case letters, digits and hyphens. */
export const slugify = (name) =>
  name.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/Œ/g, "Oe").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** Slugs of communes end in their INSEE code: 3 774 communes share a name with another. */
export const communeSlug = (commune) => `${slugify(commune.nom)}-${commune.code.toLowerCase()}`;

// INSEE's "type de nom en clair": the article that a name takes after "de".
const ARTICLES = ["de ", "d’", "du ", "de la ", "des ", "de l’", "des ", "de las ", "de los "];

// Régions that official usage names without the article that their type would give.
const WITHOUT_ARTICLE = new Set(["Nouvelle-Aquitaine"]);

/** A name after "de", with its article: "de la Seine-Saint-Denis". */
export const withArticle = ({ nom, typeLiaison }) => `${ARTICLES[WITHOUT_ARTICLE.has(nom) ? 0 : typeLiaison]}${nom.replace(/^(La|Le|Les) /, "")}`
  .replace(/^de (?=Réunion)/, "de La ");

/** Whether the nine digits end in their Luhn check digit. */
export function isSiren(siren) {
  const total = [...siren].reduce((sum, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return /^\d{9}$/.test(siren) && total % 10 === 0;
}
