import { deploymentFixture } from '@flightdeck/plugin-environments-react/testUtils';
import {
  readHistoryFilters,
  withinPeriod,
  writeHistoryFilters,
} from './HistoryFilters';

describe('filters of the history', () => {
  it.each(['', 'text=1.4.2&result=failed&days=30', 'view=history&days=7'])(
    'are written as they were read: %s',
    search => {
      const params = new URLSearchParams(search);
      expect(
        writeHistoryFilters(readHistoryFilters(params), params).toString(),
      ).toBe(params.toString());
    },
  );

  it.each(['text=%20', 'result=odd', 'days=5', 'days=-1'])(
    'do not mind what they cannot read: %s',
    search => {
      expect(readHistoryFilters(new URLSearchParams(search))).toEqual({});
    },
  );
});

describe('withinPeriod', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const records = [
    deploymentFixture({ id: 'new', startedAt: '2026-11-20T12:00:00Z' }),
    deploymentFixture({ id: 'old', startedAt: '2026-11-01T12:00:00Z' }),
  ];

  it.each([
    [undefined, ['new', 'old'], false],
    [1, ['new'], true],
    [7, ['new'], true],
    [30, ['new', 'old'], false],
  ])('keeps of %s days: %j', (days, ids, isWhole) => {
    const found = withinPeriod(records, days, now);
    expect(found.records.map(({ id }) => id)).toEqual(ids);
    expect(found.isWhole).toBe(isWhole);
  });
});
