import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import { aReading, type Change } from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { stagingCollector } from './stagingCollector';

const look = lookWith(stagingCollector);
const RATE = aReading('request-rate', { unit: 'requests/s', value: 21.3 });
const indicators = (...readings: ReturnType<typeof aReading>[]): Change => ({
  facts: { indicators: readings },
});

describe('traffic in the environment before', () => {
  it.each<[string, EvidenceState, Change, RegExp]>([
    [
      'no traffic at all',
      'warning',
      indicators({ ...RATE, value: 0 }),
      /healthy but unexercised/,
    ],
    [
      'nothing to measure for want of traffic',
      'warning',
      indicators(
        { ...RATE, value: 0 },
        aReading('error-ratio', { noTraffic: true, critical: 0.05 }),
      ),
      /unexercised/,
    ],
    ['traffic that nobody measures', 'warning', indicators(), /not measured/],
    [
      'traffic of which there is no sample',
      'unknown',
      indicators({ ...RATE, value: undefined, message: 'No answer.' }),
      /No answer/,
    ],
    [
      'too many errors',
      'failed',
      indicators(RATE, aReading('error-ratio', { value: 0.2, critical: 0.05 })),
      /critical/,
    ],
    [
      'slow answers',
      'warning',
      indicators(RATE, aReading('latency', { value: 2, warning: 1 })),
      /beyond its limit/,
    ],
    [
      'an indicator with no sample',
      'unknown',
      indicators(RATE, aReading('latency', { warning: 1 })),
      /no sample/,
    ],
  ])('with %s is %s', async (_, state, before, told) => {
    const { answered, ...evidence } = await look({ before });
    expect(evidence.state).toBe(state);
    expect(answered).toMatch(told);
  });
});
