import type { ActionOrderInput } from '@flightdeck/plugin-environments-common';
import { previewFixture } from '@flightdeck/plugin-environments-react/testUtils';
import { act, renderHook } from '@testing-library/react';
import { useReviewedPreview } from './useReviewedPreview';

const order: ActionOrderInput = { action: 'sync' };
const first = previewFixture(order);
const other = previewFixture(order, {
  deeds: [{ text: 'Delete everything', digest: 'd2' }],
  summary: 'Something else.',
});

function setup() {
  const refresh = jest.fn();
  const liveOf = (data = first, at = 1) => ({
    data,
    error: undefined,
    checkedAt: new Date(at),
    isLoading: false,
    refresh,
  });
  const { result, rerender } = renderHook(
    (props: { live: ReturnType<typeof liveOf>; order: ActionOrderInput }) =>
      useReviewedPreview(props.live, props.order),
    { initialProps: { live: liveOf(), order } },
  );
  return { result, rerender, liveOf, refresh };
}

describe('useReviewedPreview', () => {
  it('keeps what is read until the person asks for what would be done now', () => {
    const { result, rerender, liveOf } = setup();
    expect(result.current.preview).toEqual(first);

    rerender({ live: liveOf(other, 2), order });
    expect(result.current.isOutdated).toBe(true);
    expect(result.current.preview?.deeds).toEqual(first.deeds);

    act(() => result.current.showNewest());
    expect(result.current.isOutdated).toBe(false);
    expect(result.current.preview).toEqual(other);
  });

  it('shows blockers that came up at once, whatever is read', () => {
    const { result, rerender, liveOf } = setup();
    const blockers = [
      { code: 'window' as const, message: 'Closed.', overridable: true },
    ];

    rerender({ live: liveOf({ ...first, blockers }, 2), order });
    expect(result.current.isOutdated).toBe(false);
    expect(result.current.preview?.blockers).toEqual(blockers);

    rerender({ live: liveOf({ ...other, blockers }, 3), order });
    expect(result.current.isOutdated).toBe(true);
    expect(result.current.preview?.blockers).toEqual(blockers);
  });

  it('puts a preview that was asked for on screen as soon as it is there', () => {
    const { result, rerender, liveOf, refresh } = setup();
    act(() => result.current.renew());
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(result.current.isRenewing).toBe(true);

    rerender({ live: liveOf(other, 2), order });
    expect(result.current.isRenewing).toBe(false);
    expect(result.current.preview).toEqual(other);
    expect(result.current.isOutdated).toBe(false);
  });

  it('takes the preview of another order for what it is', () => {
    const { result, rerender, liveOf } = setup();
    rerender({
      live: liveOf(other, 2),
      order: { action: 'sync', prune: true },
    });
    expect(result.current.preview).toEqual(other);
    expect(result.current.isOutdated).toBe(false);
  });
});
