import { QueryClient } from '@tanstack/react-query';
import type { EnvironmentsApi } from '../api';
import { isDefinite, retryDelay } from './failures';

const clients = new WeakMap<EnvironmentsApi, QueryClient>();

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Keeps trying, ever more slowly; it pauses by itself while the tab is hidden.
        retry: (_failures, error) => !isDefinite(error),
        retryDelay,
        // A network without a way to the internet is a normal place for this page.
        networkMode: 'always',
        refetchOnWindowFocus: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/**
 * The one query client of an app: the API is there once in every app, so all that read through it
 * share what they read.
 */
export function queryClientOf(api: EnvironmentsApi): QueryClient {
  let client = clients.get(api);
  if (!client) {
    client = createClient();
    clients.set(api, client);
  }
  return client;
}
