import { QueryRefusedError, UpstreamUnavailableError } from '../client/errors';
import type { RangeQuery } from '../client/PrometheusClient';
import { RangeReader } from './RangeReader';

function setup(answer: () => Promise<Map<number, number>> | Error) {
  let now = Date.parse('2026-03-02T10:00:10Z');
  const asked: RangeQuery[] = [];
  const reader = new RangeReader({
    clock: () => new Date(now),
    client: {
      queryRange: async query => {
        asked.push(query);
        const answered = answer();
        if (answered instanceof Error) {
          throw answered;
        }
        return await answered;
      },
    },
  });
  const read = (minutes = 60, signal = new AbortController().signal) =>
    reader.read('up', { minutes, signal });
  const after = (seconds: number) => {
    now += seconds * 1000;
  };
  return { asked, read, after };
}

describe('RangeReader', () => {
  it.each([60, 360, 1440, 10_080])(
    'asks for 120 aligned steps of %d minutes',
    async minutes => {
      const { asked, read } = setup(async () => new Map());
      await read(minutes);
      const [{ start, end, stepSeconds }] = asked;
      expect(stepSeconds).toBe((minutes * 60) / 120);
      expect([start % stepSeconds, end % stepSeconds]).toEqual([0, 0]);
      expect((end - start) / stepSeconds).toBe(120);
    },
  );

  it('asks once for all who look within a step', async () => {
    const { asked, read, after } = setup(async () => new Map([[0, 1]]));
    await Promise.all([read(), read(), read()]);
    after(15);
    await read();
    expect(asked).toHaveLength(1);
    after(10);
    await read();
    expect(asked).toHaveLength(2);
    await read(360);
    expect(asked).toHaveLength(3);
  });

  it('goes on for others when one leaves', async () => {
    let tell: (values: Map<number, number>) => void = () => {};
    const { asked, read } = setup(
      () => new Promise(resolve => (tell = resolve)),
    );
    const leaver = new AbortController();
    const left = read(60, leaver.signal);
    const stayed = read();
    leaver.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    tell(new Map([[7, 1]]));
    expect((await stayed).values.get(7)).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it.each([
    new UpstreamUnavailableError('unauthorized', 'Prometheus "x" is shut.'),
    new QueryRefusedError('Prometheus refused it.', { malformed: true }),
  ])(
    'tells a failure to all who ask soon, then asks again: %s',
    async error => {
      const { asked, read, after } = setup(() => error);
      const failure = {
        name: 'ServiceUnavailableError',
        message: error.message,
      };
      await expect(read()).rejects.toMatchObject(failure);
      await expect(read()).rejects.toMatchObject(failure);
      expect(asked).toHaveLength(1);
      after(6);
      await expect(read()).rejects.toMatchObject(failure);
      expect(asked).toHaveLength(2);
    },
  );
});
