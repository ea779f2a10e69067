import { catalogEntities } from './catalogEntities';
import { planFleet, waitingEnvironments } from './planFleet';
import { seedCluster } from './seedCluster';

const clock = () => new Date('2026-01-01T00:00:00Z');

describe('planFleet', () => {
  it('has a release wait for a third of the environments', () => {
    const plan = planFleet(500);
    expect(plan.environments).toHaveLength(500);
    expect(waitingEnvironments(plan)).toHaveLength(166);
    expect(plan.environments.slice(1, 3)).toMatchObject([
      { promotesFrom: 'resource:default/service-0-dev' },
      { promotesFrom: 'resource:default/service-0-staging' },
    ]);
  });

  it('runs another version in prod than in staging', () => {
    const cluster = seedCluster({ plan: planFleet(3), seed: 1, clock });
    const imagesIn = (namespace: string) =>
      cluster
        .list('Deployment', namespace)
        .map(({ spec }) => JSON.stringify(spec).match(/web:[\d.]+/)?.[0]);
    expect(imagesIn('service-0-staging')).toContain('web:1.4.2');
    expect(imagesIn('service-0-prod')).toContain('web:1.4.1');
  });

  it('tells the catalog where releases come from', () => {
    const [, , , prod] = catalogEntities(planFleet(3));
    expect(prod.metadata).toMatchObject({
      name: 'service-0-prod',
      annotations: {
        'flightdeck.dev/promotes-from': 'resource:default/service-0-staging',
      },
    });
  });
});
