import { parseMaintenance } from './parseMaintenance';

const REASON = 'flightdeck.dev/maintenance';
const UNTIL = 'flightdeck.dev/maintenance-until';

describe('parseMaintenance', () => {
  it.each<[Record<string, string>, object | undefined]>([
    [{}, undefined],
    [{ [REASON]: '' }, undefined],
    [{ [REASON]: 'false', [UNTIL]: '2026-03-02T22:00:00Z' }, undefined],
    [{ [REASON]: 'true' }, {}],
    [{ [REASON]: ' Moving the database ' }, { reason: 'Moving the database' }],
    [
      { [REASON]: 'x', [UNTIL]: '2026-03-02T22:00+01:00' },
      { reason: 'x', until: '2026-03-02T21:00:00.000Z' },
    ],
    [
      { [UNTIL]: '2026-03-02T22:00:00Z' },
      { until: '2026-03-02T22:00:00.000Z' },
    ],
  ])('reads %j', (annotations, maintenance) => {
    expect(parseMaintenance(annotations)).toEqual(
      maintenance === undefined ? {} : { maintenance },
    );
  });

  it.each([
    'tomorrow',
    '2026-03-02',
    '2026-03-02T22:00:00',
    '2026-13-02T22:00:00Z',
    '2026-03-02T25:00:00Z',
  ])('takes the end %j for no maintenance, and says so', end => {
    const parsed = parseMaintenance({ [REASON]: 'x', [UNTIL]: end });
    expect(parsed).toEqual({
      problem: expect.stringContaining(`'${end}' is not a time with its zone`),
    });
  });
});
