import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ENVIRONMENTS_CHANGED_CHANNEL } from '@flightdeck/plugin-environments-common';
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { environmentsApiRef } from '../api';
import { queryClientOf } from './queryClientOf';
import { RefreshOnChange } from './RefreshOnChange';

const ProvidedContext = createContext(false);

/**
 * Props of {@link FlightdeckQueryProvider}.
 *
 * @public
 */
export interface FlightdeckQueryProviderProps {
  children: ReactNode;
}

/**
 * Makes the hooks of this package work below it. Put it around each page and panel: all of an app
 * share one store of answers, and one listener to changes per page.
 *
 * @public
 */
export function FlightdeckQueryProvider(props: FlightdeckQueryProviderProps) {
  const api = useApi(environmentsApiRef);
  if (useContext(ProvidedContext)) {
    return <>{props.children}</>;
  }
  return (
    <ProvidedContext.Provider value>
      <QueryClientProvider client={queryClientOf(api)}>
        <ChangeListener />
        {props.children}
      </QueryClientProvider>
    </ProvidedContext.Provider>
  );
}

/** Subscribes itself rather than through `useSignal`, which may drop one of two quick messages. */
function ChangeListener() {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    const refresh = new RefreshOnChange(client);
    const subscription = signals.subscribe(
      ENVIRONMENTS_CHANGED_CHANNEL,
      message => refresh.onMessage(message),
    );
    return () => subscription.unsubscribe();
  }, [client, signals]);
  return null;
}
