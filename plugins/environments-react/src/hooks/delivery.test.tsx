import { ServiceUnavailableError } from '@backstage/errors';
import type { ActionOrderInput } from '@flightdeck/plugin-environments-common';
import { act, renderHook, waitFor } from '@testing-library/react';
import { setupHooks } from '../__testUtils__/setupHooks';
import {
  deliveryStatusFixture,
  holdFixture,
  previewFixture,
} from '../testUtils/actionFixtures';
import { operationFixture } from '../testUtils/deliveryFixtures';
import { FakeEnvironmentsApi } from '../testUtils/FakeEnvironmentsApi';
import { deploymentFixture } from '../testUtils/releaseFixtures';
import { responseError } from '../testUtils/responseError';
import { useAction, type ActionIntent } from './useAction';
import { useActionPreview } from './useActionPreview';
import { useDeliveryStatus } from './useDeliveryStatus';
import { useDeployments } from './useDeployments';
import { useReleases } from './useReleases';

const REF = 'resource:default/shop-prod';

describe('useAction', () => {
  const intent: ActionIntent = { order: { action: 'sync' }, seen: [] };

  it('keeps the key while nobody knows whether the start arrived', async () => {
    const { delivery, ...api } = setupApi();
    delivery.onStart = async () => {
      throw new ServiceUnavailableError('Away.');
    };
    const { result } = renderHook(() => useAction(REF), api);

    act(() => result.current.start(intent));
    await waitFor(() => expect(result.current.error).toBeDefined());
    delivery.onStart = async (_ref, { key }) => operationFixture({ id: key });
    act(() => result.current.start({ ...intent }));
    await waitFor(() => expect(result.current.operation).toBeDefined());

    expect(delivery.requests[1].key).toBe(delivery.requests[0].key);
    expect(result.current.operation?.id).toBe(delivery.requests[0].key);
  });

  it('takes a new key for another intent, after a refusal, and after a success', async () => {
    const { delivery, ...api } = setupApi();
    const { result } = renderHook(() => useAction(REF), api);
    const start = async (given: ActionIntent) => {
      const before = delivery.requests.length;
      act(() => result.current.start(given));
      await waitFor(() => {
        expect(delivery.requests).toHaveLength(before + 1);
        expect(result.current.isStarting).toBe(false);
      });
    };

    delivery.onStart = async () => {
      throw new ServiceUnavailableError('Away.');
    };
    await start(intent);
    await start({ ...intent, order: { action: 'sync', prune: true } });

    const conflict = await responseError(409, 'ConflictError', 'Changed.');
    delivery.onStart = async () => {
      throw conflict;
    };
    await start(intent);
    delivery.onStart = async (_ref, { key }) => operationFixture({ id: key });
    await start(intent);
    await start(intent);

    expect(new Set(delivery.requests.map(({ key }) => key)).size).toBe(5);
  });
});

describe('useActionPreview', () => {
  it('asks for nothing without an order, and shows nothing of another one', async () => {
    const { delivery, ...api } = setupApi();
    const { result, rerender } = renderHook(
      (props: { order?: ActionOrderInput }) =>
        useActionPreview(REF, props.order),
      { ...api, initialProps: {} },
    );
    expect(delivery.previews).toEqual([]);

    rerender({ order: { action: 'sync' } });
    await waitFor(() => expect(result.current.data).toBeDefined());
    delivery.onPreview = async () => previewFixture({ action: 'resume' });
    rerender({ order: { action: 'resume' } });
    expect(result.current.data).toBeUndefined();
    await waitFor(() =>
      expect(result.current.data?.order.action).toBe('resume'),
    );
  });
});

describe('useDeliveryStatus', () => {
  it('reads again at a signal', async () => {
    const { delivery, signals, ...api } = setupApi();
    const { result } = renderHook(() => useDeliveryStatus(REF), api);
    await waitFor(() => expect(result.current.data).toBeDefined());
    expect(result.current.data?.hold).toBeUndefined();

    delivery.onStatus = () => deliveryStatusFixture({ hold: holdFixture() });
    act(() => signals.send(JSON.stringify({ refs: [REF] })));

    await waitFor(() => expect(result.current.data?.hold).toBeDefined());
  });
});

describe('useReleases', () => {
  it('reads again when any environment changed', async () => {
    const { delivery, signals, ...api } = setupApi();
    const { result } = renderHook(
      () => useReleases('system:default/shop'),
      api,
    );
    await waitFor(() =>
      expect(result.current.data?.environments).toHaveLength(2),
    );

    delivery.releases = { ...delivery.releases, environments: [] };
    act(() => signals.send(JSON.stringify({ refs: [REF] })));

    await waitFor(() =>
      expect(result.current.data?.environments).toHaveLength(0),
    );
  });
});

describe('useDeployments', () => {
  const records = ['a', 'b', 'c'].map(id => deploymentFixture({ id }));

  it('reads page by page, and a filter from its beginning', async () => {
    const { delivery, ...api } = setupApi();
    delivery.deployments = [
      ...records,
      deploymentFixture({ id: 'd', environmentRef: 'resource:default/other' }),
    ];
    delivery.recordedSince = '2026-01-01T00:00:00Z';
    const { result, rerender } = renderHook(
      (props: { text?: string }) =>
        useDeployments(REF, { limit: 2, text: props.text }),
      { ...api, initialProps: {} },
    );
    const ids = () => result.current.data?.deployments.map(({ id }) => id);
    await waitFor(() => expect(ids()).toEqual(['a', 'b']));
    expect(result.current.hasMore).toBe(true);

    act(() => result.current.loadMore());
    await waitFor(() => expect(ids()).toEqual(['a', 'b', 'c']));
    expect(result.current.hasMore).toBe(false);
    expect(result.current.data?.recordedSince).toBe('2026-01-01T00:00:00Z');

    rerender({ text: 'nothing of the kind' });
    await waitFor(() => expect(ids()).toEqual([]));
  });

  it('reads those of every environment', async () => {
    const { delivery, ...api } = setupApi();
    delivery.deployments = records;
    const { result } = renderHook(() => useDeployments(undefined, {}), api);

    await waitFor(() =>
      expect(result.current.data?.deployments).toHaveLength(3),
    );
  });
});

function setupApi() {
  const api = new FakeEnvironmentsApi();
  return { delivery: api.delivery, ...setupHooks(api) };
}
