import { act, renderHook, waitFor } from '@testing-library/react';
import { setupHooks } from '../__testUtils__/setupHooks';
import { sheetFixture } from '../testUtils/checklistFixtures';
import { FakeEnvironmentsApi } from '../testUtils/FakeEnvironmentsApi';
import { releaseFixture } from '../testUtils/releaseFixtures';
import { responseError } from '../testUtils/responseError';
import { useChecklist } from './useChecklist';
import { useChecklistAction } from './useChecklistAction';

const REF = 'resource:default/shop-prod';

function setupApi() {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = [sheetFixture()];
  return { checklists: api.checklists, ...setupHooks(api) };
}

describe('useChecklist', () => {
  it('shows the checklist of a new release at a signal', async () => {
    const { checklists, signals, ...api } = setupApi();
    const { result } = renderHook(() => useChecklist(REF, undefined), api);
    await waitFor(() =>
      expect(result.current.data?.checklist?.release.name).toBe('1.5.0'),
    );

    checklists.sheets = [
      sheetFixture({ release: releaseFixture({ key: 'r-3', name: '1.6.0' }) }),
      { ...checklists.sheets[0], standing: 'stale' },
    ];
    act(() => signals.send(JSON.stringify({ refs: [REF] })));

    await waitFor(() =>
      expect(result.current.data?.checklist?.release.name).toBe('1.6.0'),
    );
  });
});

describe('useChecklistAction', () => {
  it('shows the answer where the release is named, and where it is not', async () => {
    const { checklists, ...api } = setupApi();
    const { result } = renderHook(
      () => ({
        next: useChecklist(REF, undefined),
        named: useChecklist(REF, 'r-2'),
        writer: useChecklistAction(REF),
      }),
      api,
    );
    const signaturesOf = (which: 'next' | 'named') =>
      result.current[which].data?.checklist?.items.find(
        ({ item }) => item.id === 'migrations',
      )?.signOffs.length;
    await waitFor(() => {
      expect(signaturesOf('next')).toBe(0);
      expect(signaturesOf('named')).toBe(0);
    });

    const onDone = jest.fn();
    act(() =>
      result.current.writer.run(
        {
          kind: 'sign',
          itemId: 'migrations',
          request: { releaseKey: 'r-2', answer: 'confirmed' },
        },
        { onDone },
      ),
    );

    await waitFor(() => expect(onDone).toHaveBeenCalled());
    await waitFor(() => {
      expect(signaturesOf('next')).toBe(1);
      expect(signaturesOf('named')).toBe(1);
    });
    expect(checklists.writes).toHaveLength(1);
  });

  it('tells of a refusal', async () => {
    const { checklists, ...api } = setupApi();
    checklists.writeError = await responseError(
      409,
      'ConflictError',
      'Another release has taken its place.',
    );
    const { result } = renderHook(() => useChecklistAction(REF), api);
    const onDone = jest.fn();

    act(() =>
      result.current.run(
        {
          kind: 'review',
          request: { releaseKey: 'r-2', reason: 'Looked at it.' },
        },
        { onDone },
      ),
    );

    await waitFor(() => expect(result.current.error).toBeDefined());
    expect(result.current.isRunning).toBe(false);
    expect(onDone).not.toHaveBeenCalled();
  });
});
