import { aWindow, cron } from '../__testUtils__/aWindow';
import type { DeploymentWindow } from './DeploymentWindow';
import { judgeWindows } from './judgeWindows';

const judge = (windows: DeploymentWindow[], now: string) =>
  judgeWindows(windows, { now: new Date(now), claims: ['user:default/ada'] });

// A Friday.
const NOW = '2026-08-21T16:30:00.000Z';
const ON = { from: '2026-08-21T00:00:00Z', to: '2026-08-22T00:00:00Z' };

describe('windows that cannot be read', () => {
  it.each<[string, Partial<DeploymentWindow>, string]>([
    ['a schedule', { times: cron('61 * * * *', 60) }, 'got value 61'],
    ['six fields', { times: cron('0 0 0 * * *', 60) }, 'five fields of cron'],
    ['a zone', { timeZone: 'Europe/Nowhere' }, 'no time zone Europe/Nowhere'],
    ['a date', { times: { from: 'soon' } }, 'its dates are none'],
    [
      'dates in the wrong order',
      { times: { from: ON.to, to: ON.from } },
      'ends before it begins',
    ],
    ['no duration', { times: cron('0 0 * * *', 0) }, 'no duration'],
  ])('%s leaves the answer unknown, and is told', (_, change, words) => {
    const window = aWindow({ name: 'broken', ...change });
    const verdict = judge([window], NOW);
    expect(verdict).toMatchObject({
      state: 'unknown',
      windows: [{ active: false }],
    });
    expect(verdict.message).toContain(
      'The times of the window "broken" (config) cannot be read',
    );
    expect(verdict.message).toContain(words);
    expect(judge([{ ...window, kind: 'allow' }], NOW).state).toBe('unknown');
    expect(judge([window, aWindow({ times: ON })], NOW).state).toBe('closed');
  });

  it('does not call open what a source could not tell', () => {
    const problems = ['The project shop of Argo CD main could not be read.'];
    const options = { now: new Date(NOW), claims: [], problems };
    expect(judgeWindows([], options)).toMatchObject({
      state: 'unknown',
      message: expect.stringContaining(problems[0]),
    });
    expect(judgeWindows([aWindow({})], options)).toMatchObject({
      state: 'closed',
      opensAt: '2026-08-21T17:00:00.000Z',
    });
  });
});

describe('what it says', () => {
  it.each<[string, Partial<DeploymentWindow>[], string]>([
    [
      'why, until when, and in which zone',
      [
        {
          name: 'Weekend',
          reason: 'nobody is here',
          timeZone: 'Europe/Berlin',
          times: cron('0 16 * * 5', 64 * 60, true),
        },
      ],
      'The window "Weekend" lets nothing change: nobody is here. It opens on Mon 24 Aug 2026, 08:00 (Europe/Berlin, UTC+02:00).',
    ],
    [
      'what is needed',
      [{ name: 'Office hours', kind: 'allow', times: cron('0 9 * * 1-5', 60) }],
      'Changes are allowed only inside the window "Office hours". It opens on Mon 24 Aug 2026, 09:00 (UTC).',
    ],
    [
      'that nobody knows the end',
      [{ name: 'Freeze', times: { from: ON.from } }],
      'The window "Freeze" lets nothing change. No opening is known within a year.',
    ],
    [
      'whom it lets through',
      [{ name: 'Freeze', exempt: ['user:default/ada'] }],
      'The window "Freeze" lets nothing change. You are exempt.',
    ],
    [
      'when it closes',
      [{ times: cron('0 18 * * 5', 60), timeZone: 'America/New_York' }],
      'Changes are allowed now. It closes on Fri 21 Aug 2026, 18:00 (America/New_York, UTC-04:00).',
    ],
    ['that there is none', [], 'No window bears on the environment.'],
  ])('%s', (_, windows, message) => {
    expect(judge(windows.map(aWindow), NOW).message).toBe(message);
  });
});
