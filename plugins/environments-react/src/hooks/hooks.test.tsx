import type { ReactNode } from 'react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { environmentsApiRef } from '../api';
import { FlightdeckQueryProvider } from '../query';
import { FakeEnvironmentsApi } from '../testUtils/FakeEnvironmentsApi';
import { operationFixture } from '../testUtils/deliveryFixtures';
import { snapshotFixture } from '../testUtils/fixtures';
import { responseError } from '../testUtils/responseError';
import { useEnvironment } from './useEnvironment';
import { useInventory } from './useInventory';
import { useObjectDetail } from './useObjectDetail';
import { useOperation } from './useOperation';
import { useSync } from './useSync';

const REF = 'resource:default/shop-prod';

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

function setup(api: FakeEnvironmentsApi) {
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

describe('useEnvironment', () => {
  it('reads again at once when a signal names the environment', async () => {
    const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
    const { signals, wrapper } = setup(api);
    const { result } = renderHook(() => useEnvironment(REF), { wrapper });
    await waitFor(() => expect(result.current.data?.version).toBe('v1'));

    api.snapshots.set(REF, snapshotFixture({ version: 'v2' }));
    act(() => signals.send('{"refs":["resource:default/other"]}'));
    act(() => signals.send('"nonsense"'));
    await new Promise(resolve => setTimeout(resolve));
    expect(result.current.data?.version).toBe('v1');

    act(() => signals.send(JSON.stringify({ refs: [REF] })));
    await waitFor(() => expect(result.current.data?.version).toBe('v2'));
  });

  it('keeps what is known while it cannot be read, and recovers by itself', async () => {
    const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
    const { wrapper } = setup(api);
    const { result } = renderHook(() => useEnvironment(REF), { wrapper });
    await waitFor(() => expect(result.current.data).toBeDefined());

    api.readError = new ServiceUnavailableError('Away.');
    act(() => result.current.refresh());
    await waitFor(() => expect(result.current.error?.message).toBe('Away.'));
    expect(result.current.data?.version).toBe('v1');
    expect(result.current.checkedAt).toBeInstanceOf(Date);

    api.readError = undefined;
    await waitFor(() => expect(result.current.error).toBeUndefined(), {
      timeout: 4000,
    });
  });

  it('shows nothing from memory once the user may no longer see it', async () => {
    const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
    const { wrapper } = setup(api);
    const { result } = renderHook(() => useEnvironment(REF), { wrapper });
    await waitFor(() => expect(result.current.data).toBeDefined());

    api.readError = await responseError(403, 'NotAllowedError', 'Not for you.');
    act(() => result.current.refresh());

    await waitFor(() => expect(result.current.error).toBeDefined());
    expect(result.current.data).toBeUndefined();
  });
});

describe('parts of an environment', () => {
  it('reads again at a signal what is on screen, and objects no faster than they bear', async () => {
    const api = new FakeEnvironmentsApi();
    const { signals, wrapper } = setup(api);
    const pod = { kind: 'Pod', namespace: 'shop-prod', name: 'api-1' };
    renderHook(
      () => {
        useInventory(REF);
        useObjectDetail(REF, pod);
      },
      { wrapper },
    );
    const count = (part: string) =>
      api.reads.filter(each => each === part).length;
    await waitFor(() => expect(count('object')).toBe(1));

    for (const version of [1, 2, 3]) {
      act(() => signals.send(JSON.stringify({ refs: [REF] })));
      await waitFor(() => expect(count('inventory')).toBe(1 + version));
    }
    expect(count('object')).toBe(2);
    expect(count('events')).toBe(0);
  });
});

describe('useOperation', () => {
  it('follows an operation until it has ended', async () => {
    const running = operationFixture({ state: 'running' });
    const api = new FakeEnvironmentsApi({ operations: [running] });
    const { wrapper } = setup(api);
    const { result } = renderHook(() => useOperation(REF, running.id), {
      wrapper,
    });
    await waitFor(() => expect(result.current.data?.state).toBe('running'));

    api.operations = [operationFixture({ id: running.id })];

    await waitFor(() => expect(result.current.data?.state).toBe('succeeded'), {
      timeout: 4000,
    });
  });
});

describe('useSync', () => {
  const intent = { fingerprint: 'abc', prune: false };

  it('keeps the key while nobody knows whether the start arrived', async () => {
    const api = new FakeEnvironmentsApi();
    api.onSync = async () => {
      throw new ServiceUnavailableError('Away.');
    };
    const { wrapper } = setup(api);
    const { result } = renderHook(() => useSync(REF), { wrapper });

    act(() => result.current.start(intent));
    await waitFor(() => expect(result.current.error).toBeDefined());
    api.onSync = async (_ref, { key }) => operationFixture({ id: key });
    act(() => result.current.start(intent));
    await waitFor(() => expect(result.current.operation).toBeDefined());

    expect(api.syncs[1].key).toBe(api.syncs[0].key);
    expect(result.current.operation?.id).toBe(api.syncs[0].key);
  });

  it('takes a new key for another intent, after a refusal, and after a success', async () => {
    const api = new FakeEnvironmentsApi();
    const { wrapper } = setup(api);
    const { result } = renderHook(() => useSync(REF), { wrapper });
    const start = async (given: typeof intent) => {
      const before = api.syncs.length;
      act(() => result.current.start(given));
      await waitFor(() => {
        expect(api.syncs).toHaveLength(before + 1);
        expect(result.current.isStarting).toBe(false);
      });
    };

    api.onSync = async () => {
      throw new ServiceUnavailableError('Away.');
    };
    await start(intent);
    await start({ ...intent, prune: true });

    const conflict = await responseError(409, 'ConflictError', 'Changed.');
    api.onSync = async () => {
      throw conflict;
    };
    await start(intent);
    api.onSync = async (_ref, { key }) => operationFixture({ id: key });
    await start(intent);
    await start(intent);

    expect(new Set(api.syncs.map(({ key }) => key)).size).toBe(5);
  });
});
