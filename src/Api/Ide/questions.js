// Every `questions/<n>-<name>.graphql` is a tab, in the order of its number; `<n>-<name>.json` beside it holds its variables.
const documents = import.meta.glob('./questions/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob('./questions/*.json', { query: '?raw', import: 'default', eager: true });

/** The tabs that a first visit opens. */
export const questions = Object.keys(documents)
  .sort(new Intl.Collator("en", { numeric: true }).compare)
  .map((path) => ({
    query: documents[path],
    variables: variables[path.replace(/\.graphql$/, '.json')] ?? '',
  }));
