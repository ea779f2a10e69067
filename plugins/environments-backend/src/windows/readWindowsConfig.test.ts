import { mockServices } from '@backstage/backend-test-utils';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { readWindowsConfig } from './readWindowsConfig';

const read = (delivery: JsonObject) =>
  readWindowsConfig(
    mockServices.rootConfig({ data: { environments: { delivery } } }),
    ['dev', 'prod'],
  );

function complaintOf(delivery: JsonObject): string {
  try {
    read(delivery);
  } catch (error) {
    return toError(error).message;
  }
  return 'none';
}

const OFFICE: JsonObject = {
  name: 'Office hours',
  kind: 'allow',
  stages: ['prod'],
  weekly: { days: ['mon', 'fri'], from: '09:00', to: '17:30' },
  timeZone: 'Europe/Berlin',
};

describe('readWindowsConfig', () => {
  it('has no windows and no contacts when nothing is said', () => {
    expect(
      readWindowsConfig(mockServices.rootConfig({ data: {} }), ['dev']),
    ).toEqual({ windows: [], contacts: [] });
  });

  it('reads a window, its places, and people by their refs', () => {
    expect(
      read({
        contacts: ['Group:SRE', 'user:default/ada'],
        windows: [
          {
            ...OFFICE,
            reason: 'Somebody is awake',
            systems: ['shop'],
            environments: ['shop-prod'],
            exempt: ['user:Ada'],
          },
        ],
      }),
    ).toEqual({
      contacts: ['group:default/sre', 'user:default/ada'],
      windows: [
        {
          places: {
            stages: ['prod'],
            systems: ['shop'],
            environments: ['shop-prod'],
          },
          window: {
            id: 'config/Office hours',
            name: 'Office hours',
            kind: 'allow',
            times: {
              schedule: '0 9 * * 1,5',
              durationMinutes: 510,
              byClock: true,
            },
            timeZone: 'Europe/Berlin',
            reason: 'Somebody is awake',
            exempt: ['user:default/ada'],
            manualAllowed: false,
            source: 'config',
          },
        },
      ],
    });
  });

  it.each<[string, JsonObject, object]>([
    [
      'a night',
      { weekly: { days: ['sun'], from: '22:15', to: '06:00' } },
      { schedule: '15 22 * * 0', durationMinutes: 465, byClock: true },
    ],
    [
      'a whole day',
      { weekly: { days: ['sat'], from: '00:00', to: '00:00' } },
      { schedule: '0 0 * * 6', durationMinutes: 1440, byClock: true },
    ],
    [
      'a schedule',
      { schedule: '0 16 * * 5', duration: '64h' },
      { schedule: '0 16 * * 5', durationMinutes: 3840, byClock: true },
    ],
    [
      'a duration in parts',
      { schedule: '0 16 * * 5', duration: { hours: 1, minutes: 30 } },
      { schedule: '0 16 * * 5', durationMinutes: 90, byClock: true },
    ],
    [
      'dates in the zone of the window',
      { from: '2026-12-20', to: '2027-01-04T08:00' },
      { from: '2026-12-19T23:00:00.000Z', to: '2027-01-04T07:00:00.000Z' },
    ],
    [
      'dates with a zone of their own, and no end',
      { from: '2026-12-20T12:00:00Z' },
      { from: '2026-12-20T12:00:00.000Z' },
    ],
  ])('reads %s', (_, times, expected) => {
    const { weekly: _weekly, ...rest } = OFFICE;
    const [{ window }] = read({ windows: [{ ...rest, ...times }] }).windows;
    expect(window.times).toEqual(expected);
  });

  it.each<[string, JsonObject]>([
    ['environments.delivery.windows[0].kind', { kind: 'maybe' }],
    ['environments.delivery.windows[0].name', { name: ' ' }],
    ['environments.delivery.windows[0].timeZone', { timeZone: 'Mars/Base' }],
    ['environments.delivery.windows[0].stages', { stages: ['production'] }],
    ['environments.delivery.windows[0].exempt[0]', { exempt: ['ada'] }],
    ['must have one of these', { weekly: undefined }],
    ['must have one of these', { from: '2026-01-01' }],
    ['must have both schedule', { duration: '1h' }],
    ['must have both schedule', { weekly: undefined, schedule: '* * * * *' }],
    ['windows[0].to is without its from', { to: '2026-01-01' }],
    ['windows[0].from is', { weekly: undefined, from: 'soon' }],
    [
      "windows[0], 'Office hours', is wrong: its dates",
      { weekly: undefined, from: '2026-01-02', to: '2026-01-01' },
    ],
    [
      "windows[0], 'Office hours', is wrong: a schedule has five fields",
      { weekly: undefined, schedule: '@daily', duration: '1h' },
    ],
    [
      'windows[0].duration is "long"',
      { weekly: undefined, schedule: '0 0 * * *', duration: 'long' },
    ],
    [
      'windows[0].weekly.days[0]',
      { weekly: { days: ['Monday'], from: '09:00', to: '10:00' } },
    ],
    [
      'windows[0].weekly.to',
      { weekly: { days: ['mon'], from: '09:00', to: '25:00' } },
    ],
    ['windows[0] is wrong: Unrecognized key: "manual"', { manual: true }],
    ['windows[0].kind', { kind: undefined }],
    ['windows[0].timeZone', { timeZone: undefined }],
    ['windows[0].stages', { stages: [] }],
    ['windows[0].systems', { systems: 'shop' }],
    ['windows[0].environments[0]', { environments: [''] }],
    ['windows[0].reason', { reason: 'x'.repeat(501) }],
    [
      'windows[0].weekly.days',
      { weekly: { days: [], from: '09:00', to: '10:00' } },
    ],
    ['windows[0].duration', { weekly: undefined, duration: 8 }],
    [
      'windows[0].to is',
      { weekly: undefined, from: '2026-01-01', to: '2026-02-30' },
    ],
    [
      "windows[0], 'Office hours', is wrong: it has no duration",
      { weekly: undefined, schedule: '0 0 * * *', duration: { hours: 0 } },
    ],
  ])('complains of %s and names the key', (words, change) => {
    const entries = Object.entries({ ...OFFICE, ...change }).filter(
      ([, value]) => value !== undefined,
    );
    const complaint = complaintOf({ windows: [Object.fromEntries(entries)] });
    expect(complaint).toMatch(/^environments\.delivery\.windows\[0\]/);
    expect(complaint).toContain(words);
  });

  it.each<[string, JsonObject]>([
    [
      'environments.delivery is wrong: Unrecognized key: "window"',
      { window: [] },
    ],
    ['environments.delivery.windows is wrong', { windows: OFFICE }],
    ['environments.delivery.windows[1].name', { windows: [OFFICE, {}] }],
    ['environments.delivery.contacts is wrong', { contacts: 'group:sre' }],
  ])(
    'complains of what is no list, or has no meaning: %s',
    (words, delivery) => {
      expect(complaintOf(delivery)).toContain(words);
    },
  );

  it('complains of a name that is used twice, and of contacts that are none', () => {
    expect(() => read({ windows: [OFFICE, OFFICE] })).toThrow(
      "environments.delivery.windows has 'Office hours' twice.",
    );
    expect(() => read({ contacts: ['sre'] })).toThrow(
      'environments.delivery.contacts[0] is wrong',
    );
  });
});
