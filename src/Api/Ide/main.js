import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';

import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { questions } from './questions.js';

// The page is served by the GraphQL endpoint itself: its own address, without a query string, is the endpoint.
const endpoint = new URL(window.location.pathname, window.location.origin).href;

// A question sent as a link (`/graphql?query=…&variables=…`) opens in the editor instead of the visitor's tabs.
const link = new URLSearchParams(window.location.search);

const ide = createElement(
  GraphiQL,
  {
    fetcher: createGraphiQLFetcher({ url: endpoint }),
    // GraphiQL keeps a visitor's tabs; these open on the first visit only.
    defaultTabs: questions,
    initialQuery: link.get('query') ?? undefined,
    initialVariables: link.get('variables') ?? undefined,
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
  },
  createElement(GraphiQL.Logo, null, createElement('span', { className: 'logo' }, 'EXPE-CT')),
);

createRoot(document.getElementById('ide')).render(ide);
