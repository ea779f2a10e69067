import { InMemoryCluster } from '../../kubernetes/InMemoryCluster';
import { ClusterRules } from './ClusterRules';

const ALERT = {
  alert: 'ServiceDown',
  expr: 'up{namespace="shop-prod"} == 0',
  for: '1m30s',
  labels: { severity: 'critical', tier: 1 },
  annotations: { summary: 'Down' },
};

describe('ClusterRules', () => {
  let cluster: InMemoryCluster;
  const add = (rules: unknown[]) =>
    cluster.apply({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'shop', namespace: 'shop-prod' },
      spec: { groups: [{ name: 'shop', interval: '30s', rules }] },
    });
  const groups = () => new ClusterRules({ cluster }).groups();
  const queryOf = (name: string) =>
    groups()[0].rules.find(rule => rule.name === name)?.query;

  beforeEach(() => {
    cluster = new InMemoryCluster({ clock: () => new Date() });
  });

  it('adds the groups of PrometheusRules to its own', () => {
    add([ALERT, { record: 'shop:requests', expr: 'sum(up)' }, { expr: '1' }]);
    const [own, shop, ...others] = groups();
    expect(own.name).toBe('applications');
    expect(others).toEqual([]);
    expect(shop).toMatchObject({
      name: 'shop',
      intervalSeconds: 30,
      file: expect.stringMatching(/^shop-prod-shop-.+\.yaml$/),
      rules: [
        {
          type: 'alerting',
          name: 'ServiceDown',
          forSeconds: 90,
          labels: { severity: 'critical', tier: '1' },
        },
        { type: 'recording', name: 'shop:requests', query: 'sum(up)' },
      ],
    });
  });

  it('leaves a namespace its own alert, and does not raise it twice', () => {
    expect(queryOf('ServiceDown')).toBe(
      'max by (namespace, service) (up{service!=""}) == 0',
    );
    expect(queryOf('CeleryQueueBacklog')).toContain('(celery_queue_length)');
    add([
      ALERT,
      { ...ALERT, expr: 'up{namespace=~"shop-data|shop-web"} == 0' },
    ]);
    expect(queryOf('ServiceDown')).toBe(
      'max by (namespace, service) (up{service!="",namespace!~"shop-data|shop-prod|shop-web"}) == 0',
    );
    expect(queryOf('CeleryQueueBacklog')).toContain('(celery_queue_length)');
  });

  it('tells of changes, not of what else happens', () => {
    let told = 0;
    const end = new ClusterRules({ cluster }).onChange(() => told++);
    add([ALERT]);
    expect(told).toBe(1);
    cluster.patch('PrometheusRule', 'shop-prod', 'shop', {
      metadata: { labels: { seen: 'yes' } },
    });
    expect(told).toBe(1);
    cluster.delete('PrometheusRule', 'shop-prod', 'shop');
    expect(told).toBe(2);
    end();
    add([ALERT]);
    expect(told).toBe(2);
  });
});
