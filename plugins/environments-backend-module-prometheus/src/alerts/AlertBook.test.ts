import type { UpstreamAlert, UpstreamRuleGroup } from '../client/rulesSchema';
import { AlertBook } from './AlertBook';

const ACTIVE = '2026-03-02T10:00:00.123456789Z';

function anAlert(
  labels: Record<string, string>,
  overrides: Partial<UpstreamAlert> = {},
): UpstreamAlert {
  return {
    labels: { alertname: 'Down', severity: 'critical', ...labels },
    annotations: {},
    state: 'firing',
    activeAt: ACTIVE,
    value: '1e+00',
    ...overrides,
  };
}

function aGroup(
  alerts: UpstreamAlert[],
  overrides: Partial<UpstreamRuleGroup['rules'][number]> = {},
): UpstreamRuleGroup {
  return {
    name: 'group',
    rules: [
      {
        name: 'Down',
        query: 'up == 0',
        state: 'firing',
        health: 'ok',
        labels: { severity: 'critical' },
        lastEvaluation: '0001-01-01T00:00:00Z',
        alerts,
        ...overrides,
      },
    ],
  };
}

function bookOf(...groups: UpstreamRuleGroup[]): AlertBook {
  return new AlertBook(groups, {
    source: 'prometheus/main',
    namespaceLabel: 'namespace',
  });
}

const SHOP = { namespaces: ['shop', 'shop-data'] };

describe('AlertBook', () => {
  it('tells of the alerts of the namespaces, firing ones first', () => {
    const book = bookOf(
      aGroup([
        anAlert({ namespace: 'shop' }, { state: 'pending' }),
        anAlert(
          { namespace: 'shop-data', huge: 'x'.repeat(1000) },
          {
            annotations: {
              summary: 'It is down.',
              runbook_url: 'https://runbooks.example.org/down',
            },
          },
        ),
        anAlert({ namespace: 'other' }),
        anAlert({}),
        anAlert({ namespace: 'shop' }, { state: 'inactive' }),
      ]),
    );
    const alerts = book.alertsOf(SHOP).map(({ alert }) => alert);
    expect(alerts.map(({ state }) => state)).toEqual(['firing', 'pending']);
    expect(alerts[0]).toEqual({
      name: 'Down',
      state: 'firing',
      severity: 'critical',
      summary: 'It is down.',
      runbookUrl: 'https://runbooks.example.org/down',
      labels: {
        alertname: 'Down',
        severity: 'critical',
        namespace: 'shop-data',
      },
      activeSince: '2026-03-02T10:00:00.123Z',
      value: 1,
      query: 'up == 0',
      source: 'prometheus/main',
    });
  });

  it('shows no link that is not one to a page', () => {
    const annotations = { runbook_url: 'data:text/html,x' };
    const book = bookOf(
      aGroup([anAlert({ namespace: 'shop' }, { annotations })]),
    );
    expect(book.alertsOf(SHOP)[0].alert.runbookUrl).toBeUndefined();
  });

  it('takes an alert that names no namespace for one of its rule’s', () => {
    const query = 'sum(up{namespace="shop"}) == 0';
    const book = bookOf(aGroup([anAlert({})], { query }));
    expect(book.alertsOf(SHOP)).toHaveLength(1);
    expect(book.alertsOf({ namespaces: ['other'] })).toEqual([]);
  });

  it('tells clusters apart', () => {
    const book = bookOf(
      aGroup([
        anAlert({ namespace: 'shop', cluster: 'eu' }),
        anAlert({ namespace: 'shop', cluster: 'us' }),
        anAlert({ namespace: 'shop' }),
      ]),
    );
    const cluster = { label: 'cluster', value: 'eu' };
    const found = book.alertsOf({ ...SHOP, cluster });
    expect(found.map(({ labels }) => labels.cluster)).toEqual(['eu']);
  });

  it('gives a rule the state that it has for the environment', () => {
    const query = 'sum by (namespace) (up) == 0';
    const book = bookOf(
      aGroup([anAlert({ namespace: 'other' })], { query }),
      aGroup([anAlert({ namespace: 'shop' }, { state: 'pending' })], { query }),
      aGroup([], {
        name: 'Broken',
        query,
        health: 'err',
        state: 'unknown',
        lastError: 'many-to-many',
      }),
      aGroup([], { query: 'up{namespace="other"} == 0' }),
    );
    expect(
      book
        .rulesOf(SHOP)
        .map(({ name, state, health, lastError, lastEvaluation }) => [
          ...[name, state, health, lastError, lastEvaluation],
        ]),
    ).toEqual([
      ['Broken', 'unknown', 'err', 'many-to-many', undefined],
      ['Down', 'inactive', 'ok', undefined, undefined],
      ['Down', 'pending', 'ok', undefined, undefined],
    ]);
  });
});
