import {
  readChecklistLocation,
  writeChecklistLocation,
} from './checklistSearch';

describe('checklistSearch', () => {
  it.each([
    {},
    { release: 'r-2' },
    { release: 'r-2', round: 1 },
    { item: 'tests' },
    { release: 'a&b', item: 'x' },
  ])(
    'reads what it has written, and keeps what belongs to others: %j',
    location => {
      const params = writeChecklistLocation(
        location,
        new URLSearchParams('view=logs&release=old&item=old&tail=5'),
      );
      expect(readChecklistLocation(params)).toEqual(location);
      expect(params.get('view')).toBe('checklist');
      expect(params.get('tail')).toBe('5');
    },
  );
});
