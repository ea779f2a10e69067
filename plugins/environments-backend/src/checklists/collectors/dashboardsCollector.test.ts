import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import { aReading, aStatus, type Change } from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { createDashboardsCollector } from './dashboardsCollector';

const look = lookWith(createDashboardsCollector());
const rule = (health: 'ok' | 'err') => ({
  group: 'shop',
  name: 'ShopDown',
  health,
  source: 'main',
});

describe('dashboards', () => {
  it('are there when it is measured, a rule watches, and one is linked', async () => {
    expect(await look()).toEqual({
      state: 'passed',
      summary: expect.stringContaining('Whether it opens was not tried.'),
      answered: expect.stringContaining('2 indicators of shop-prod have'),
      asked: expect.stringContaining('sum(request-rate)'),
      from: 'prometheus/main',
      link: 'https://grafana.test/d/shop',
    });
  });

  it.each<EvidenceState>(['passed', 'warning'])(
    'are as the dashboard answers: %s',
    async state => {
      const asked: string[] = [];
      const probing = lookWith(
        createDashboardsCollector({
          ask: async link => {
            asked.push(link);
            return { state, says: 'So it is.' };
          },
        }),
      );
      expect(await probing()).toMatchObject({
        state,
        answered: expect.stringContaining('So it is.'),
      });
      await probing({ target: { definition: { dashboard: undefined } } });
      expect(asked).toEqual(['https://grafana.test/d/shop']);
    },
  );

  it('are passed where the link is not one of Grafana', async () => {
    expect(
      await lookWith(
        createDashboardsCollector({ ask: async () => undefined }),
      )(),
    ).toMatchObject({
      state: 'passed',
      summary: expect.stringContaining('Whether it opens was not tried.'),
    });
  });

  it.each<[string, EvidenceState, Change, RegExp]>([
    [
      'nothing that is measured',
      'failed',
      { facts: { indicators: [aReading('request-rate')] } },
      /Nothing is measured of shop-prod/,
    ],
    [
      'nothing that runs yet',
      'pending',
      { release: undefined, facts: { indicators: [] } },
      /nothing is known to run there yet/,
    ],
    [
      'an indicator without samples',
      'warning',
      {
        facts: {
          indicators: [aReading('request-rate', { value: 1 }), aReading('p95')],
        },
      },
      /no sample of p95/,
    ],
    [
      'nothing to measure for want of traffic',
      'passed',
      {
        facts: {
          indicators: [
            aReading('request-rate', { value: 0 }),
            aReading('p95', { noTraffic: true }),
          ],
        },
      },
      /2 indicators/,
    ],
    [
      'no alerting rule',
      'warning',
      { facts: { alertingRules: [] } },
      /No alerting rule speaks/,
    ],
    [
      'none that works',
      'warning',
      { facts: { alertingRules: [rule('err')] } },
      /none would fire/,
    ],
    [
      'one that works beside one that does not',
      'passed',
      { facts: { alertingRules: [rule('err'), rule('ok')] } },
      /1 alerting rule may/,
    ],
    [
      'no dashboard linked',
      'warning',
      { definition: { dashboard: undefined } },
      /No dashboard of shop-prod is linked/,
    ],
    [
      'rules that could not be read',
      'unknown',
      { facts: { alertingRules: undefined } },
      /alerting rules/,
    ],
    [
      'indicators that could not be read',
      'unknown',
      { facts: { indicators: undefined } },
      /indicators/,
    ],
    [
      'Prometheus that is down',
      'unknown',
      {
        facts: {
          sources: [
            aStatus('prometheus', { state: 'unreachable', message: 'Gone.' }),
          ],
        },
      },
      /Gone/,
    ],
    ['no metrics source', 'unknown', { facts: { sources: [] } }, /no source/],
  ])('with %s are %s', async (_, state, target, told) => {
    const { answered, ...evidence } = await look({ target });
    expect(evidence.state).toBe(state);
    expect(answered).toMatch(told);
    expect(evidence.error !== undefined).toBe(state === 'unknown');
  });
});
