import type {
  LogEntry,
  LogRequest,
} from '@flightdeck/plugin-environments-common';
import { waitFor } from '@testing-library/react';
import { LogSession } from './LogSession';

const request: LogRequest = {
  kind: 'Deployment',
  namespace: 'shop-prod',
  name: 'api',
  tailLines: 200,
  previous: false,
  follow: true,
};

function line(second: number, fraction = ''): LogEntry {
  const time = `2026-11-21T12:00:${String(second).padStart(
    2,
    '0',
  )}${fraction}Z`;
  return { type: 'line', pod: 'api-1', container: 'api', time, text: time };
}

/** Answers each attempt with the next list of entries, then as told. */
function setup(
  answers: { entries: LogEntry[]; then?: 'hang' | 'throw' }[],
  now = () => 0,
) {
  const requests: LogRequest[] = [];
  const closed: number[] = [];
  const session = new LogSession({
    request,
    now,
    flushMs: 0,
    async *open(asked, signal) {
      const attempt = requests.push(asked) - 1;
      const { entries, then } = answers[attempt];
      try {
        yield* entries;
        if (then === 'hang') {
          await new Promise(resolve =>
            signal.addEventListener('abort', resolve),
          );
        } else if (then === 'throw') {
          throw new Error('Connection reset.');
        }
      } finally {
        closed.push(attempt);
      }
    },
  });
  const texts = () =>
    session
      .getState()
      .blocks.flatMap(block => block.rows.map(({ text }) => text.slice(17)));
  const phase = () => session.getState().phase;
  return { session, requests, closed, texts, phase };
}

describe('LogSession', () => {
  it('reads to the end', async () => {
    const { session, texts, phase } = setup([
      { entries: [line(1), line(2), { type: 'end' }] },
    ]);
    session.goOn();
    await waitFor(() => expect(phase().name).toBe('ended'));
    expect(texts()).toEqual(['01Z', '02Z']);
  });

  it('says that the stream was cut, and goes on without telling a line twice', async () => {
    let now = 0;
    const { session, requests, texts, phase } = setup(
      [
        { entries: [line(1), line(2, '.5')] },
        {
          entries: [
            line(1),
            line(2, '.5'),
            line(2, '.500000001'),
            line(3),
            { type: 'end' },
          ],
        },
      ],
      () => now,
    );
    session.goOn();
    await waitFor(() => expect(phase().name).toBe('cut'));

    now = 60_000;
    session.goOn();
    await waitFor(() => expect(phase().name).toBe('ended'));

    expect(texts()).toEqual(['01Z', '02.5Z', '02.500000001Z', '03Z']);
    expect(requests[1].sinceSeconds).toBe(70);
  });

  it('tells a failure before the first line from a cut', async () => {
    const { session, phase } = setup([
      { entries: [], then: 'throw' },
      { entries: [line(1)], then: 'throw' },
    ]);
    session.goOn();
    await waitFor(() => expect(phase().name).toBe('failed'));
    session.goOn();
    await waitFor(() =>
      expect(phase()).toEqual({ name: 'cut', message: 'Connection reset.' }),
    );
  });

  it('lets go of the connection while nobody looks, and goes on', async () => {
    const { session, closed, texts, phase } = setup([
      { entries: [line(1)], then: 'hang' },
      { entries: [line(1), line(2)], then: 'hang' },
    ]);
    session.goOn();
    await waitFor(() => expect(texts()).toEqual(['01Z']));

    session.rest();
    expect(phase().name).toBe('resting');
    await waitFor(() => expect(closed).toEqual([0]));

    session.goOn();
    await waitFor(() => expect(texts()).toEqual(['01Z', '02Z']));
    session.stop();
    await waitFor(() => expect(closed).toEqual([0, 1]));
  });

  it('tells the same notice once', async () => {
    const notice: LogEntry = { type: 'notice', message: 'db cannot be read.' };
    const { session, phase } = setup([
      { entries: [notice, line(1)] },
      { entries: [notice, { type: 'end', message: 'Half an hour is over.' }] },
    ]);
    session.goOn();
    await waitFor(() => expect(phase().name).toBe('cut'));
    session.goOn();
    await waitFor(() =>
      expect(phase()).toEqual({
        name: 'ended',
        message: 'Half an hour is over.',
      }),
    );
    expect(session.getState().count).toBe(2);
  });
});
