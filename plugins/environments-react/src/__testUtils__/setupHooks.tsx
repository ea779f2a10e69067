import type { ReactNode } from 'react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { environmentsApiRef } from '../api';
import { FlightdeckQueryProvider } from '../query';
import type { FakeEnvironmentsApi } from '../testUtils/FakeEnvironmentsApi';

class FakeSignals {
  readonly #listeners = new Set<(message: string) => void>();

  subscribe<T>(_channel: string, onMessage: (message: T) => void) {
    const listener = (message: string) => onMessage(JSON.parse(message));
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  /** Takes JSON, as it comes over the wire. */
  send(message: string) {
    for (const listener of this.#listeners) {
      listener(message);
    }
  }
}

/** The surroundings that hooks need, and a way to send signals to them. */
export function setupHooks(api: FakeEnvironmentsApi) {
  const signals = new FakeSignals();
  const wrapper = (props: { children: ReactNode }) => (
    <TestApiProvider
      apis={[
        [environmentsApiRef, api],
        [signalApiRef, signals],
      ]}
    >
      <FlightdeckQueryProvider>{props.children}</FlightdeckQueryProvider>
    </TestApiProvider>
  );
  return { signals, wrapper };
}
