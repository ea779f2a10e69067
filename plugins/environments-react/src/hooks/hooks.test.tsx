import { ServiceUnavailableError } from '@backstage/errors';
import { act, renderHook, waitFor } from '@testing-library/react';
import { setupHooks } from '../__testUtils__/setupHooks';
import { FakeEnvironmentsApi } from '../testUtils/FakeEnvironmentsApi';
import { operationFixture } from '../testUtils/deliveryFixtures';
import { snapshotFixture } from '../testUtils/fixtures';
import { responseError } from '../testUtils/responseError';
import { useEnvironment } from './useEnvironment';
import { useInventory } from './useInventory';
import { useObjectDetail } from './useObjectDetail';
import { useOperation } from './useOperation';

const REF = 'resource:default/shop-prod';

describe('useEnvironment', () => {
  it('reads again at once when a signal names the environment', async () => {
    const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
    const { signals, wrapper } = setupHooks(api);
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
    const { wrapper } = setupHooks(api);
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
    const { wrapper } = setupHooks(api);
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
    const { signals, wrapper } = setupHooks(api);
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
    const { wrapper } = setupHooks(api);
    const { result } = renderHook(() => useOperation(REF, running.id), {
      wrapper,
    });
    await waitFor(() => expect(result.current.data?.state).toBe('running'));

    api.delivery.operations = [operationFixture({ id: running.id })];

    await waitFor(() => expect(result.current.data?.state).toBe('succeeded'), {
      timeout: 4000,
    });
  });
});
