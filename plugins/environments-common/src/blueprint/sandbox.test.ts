import { dirname, resolve } from 'node:path';
import {
  createGitServer,
  type GitServer,
  InMemoryCluster,
  seedSandbox,
} from '@flightdeck/sandbox';
import { everyKind, wholeFacts } from '../__testUtils__/blueprints';
import {
  type KubernetesKind,
  kubernetesProjections,
  type KubernetesObjects,
} from '../kubernetes';
import { anApplication } from '../__testUtils__/builders';
import { gitopsWebPlatform } from './blueprints/gitopsWebPlatform';
import { assessConformance, type Conformance } from '.';

const SEED = resolve(
  dirname(require.resolve('@flightdeck/sandbox/package.json')),
  'seed/repositories',
);
const NOW = new Date();

let git: GitServer;
let cluster: InMemoryCluster;

beforeAll(async () => {
  cluster = new InMemoryCluster({ clock: () => NOW });
  git = await createGitServer({ port: 0, seedDirectory: SEED });
  await seedSandbox({ cluster, git, clock: () => NOW });
}, 30_000);
afterAll(() => git.close());

function isKind(kind: string): kind is KubernetesKind {
  return kind in kubernetesProjections;
}

/** The objects of a namespace as the watcher would keep them. */
function objectsIn(namespace: string): KubernetesObjects {
  const objects = Object.keys(kubernetesProjections)
    .filter(isKind)
    .map(kind => [
      kind,
      cluster
        .list(kind)
        .filter(({ metadata }) => metadata.namespace === namespace)
        .map(object => kubernetesProjections[kind].parse(object)),
    ]);
  return everyKind(Object.fromEntries(objects));
}

function assess(stage: string): Conformance {
  const namespace = `co2-calculator-${stage}`;
  const facts = wholeFacts(objectsIn(namespace), {
    environment: { stage, namespaces: [namespace] },
    applications: [anApplication({ name: namespace })],
  });
  return assessConformance(
    gitopsWebPlatform,
    { ...facts, indicators: undefined },
    NOW,
  );
}

function those(conformance: Conformance, state: string): string[] {
  return conformance.requirements
    .filter(requirement => requirement.state === state)
    .map(({ id }) => id)
    .sort();
}

/** What the cluster alone cannot tell: this test asks no Prometheus and decodes no certificate. */
const UNTOLD = [
  'alerts.critical',
  'alerts.warning',
  'certificate',
  'indicators.queue',
  'indicators.requests',
  'indicators.saturation',
];

const MET_EVERYWHERE = [
  'backend.autoscaler',
  'backend.network-policy',
  'backend.present',
  'backend.probes',
  'backend.replicas',
  'backend.resources',
  'backend.rolling-update',
  'backend.security',
  'backend.service',
  'celery-worker.disruption-budget',
  'celery-worker.present',
  'celery-worker.probes',
  'celery-worker.replicas',
  'celery-worker.resources',
  'celery-worker.security',
  'configuration.backend',
  'delivery',
  'frontend.disruption-budget',
  'frontend.network-policy',
  'frontend.present',
  'frontend.probes',
  'frontend.replicas',
  'frontend.resources',
  'frontend.rolling-update',
  'frontend.security',
  'frontend.service',
  'ingress.entry',
  'ingress.present',
  'postgres.network-policy',
  'postgres.present',
  'postgres.probes',
  'postgres.replicas',
  'postgres.resources',
  'postgres.security',
  'postgres.service',
  'postgres.storage',
  'redis.network-policy',
  'redis.present',
  'redis.probes',
  'redis.replicas',
  'redis.resources',
  'redis.security',
  'redis.service',
  'secrets.backend',
];

describe('the CO2 calculator of the sandbox against its blueprint', () => {
  it.each<[string, string[]]>([
    ['dev', ['backend.disruption-budget']],
    ['staging', ['backend.disruption-budget', 'delivery.safe']],
  ])('meets in %s all that can be told', (stage, alsoMet) => {
    const conformance = assess(stage);
    expect(those(conformance, 'met')).toEqual(
      [...MET_EVERYWHERE, ...alsoMet].sort(),
    );
    expect(those(conformance, 'unknown')).toEqual(UNTOLD);
    expect(conformance).toMatchObject({
      summary: { missing: 0, different: 0 },
      extra: [],
      doubts: [],
    });
  });

  it('lacks in production the budget of the backend, the pool and the replica', () => {
    const conformance = assess('prod');
    expect(those(conformance, 'met')).toEqual(
      [
        ...MET_EVERYWHERE,
        'delivery.safe',
        'postgres-backup.backup',
        'postgres-backup.present',
      ].sort(),
    );
    expect(those(conformance, 'unknown')).toEqual(UNTOLD);
    expect(those(conformance, 'different')).toEqual([]);
    expect(
      conformance.requirements
        .filter(({ state, follows }) => state === 'missing' && !follows)
        .map(({ id }) => id),
    ).toEqual([
      'backend.disruption-budget',
      'postgres-replica.present',
      'pgbouncer.present',
    ]);
    const [worst] = conformance.requirements;
    expect(worst.message).toBe(
      'No PodDisruptionBudget protects Deployment backend.',
    );
    expect(conformance.extra).toEqual([]);
  });

  it('is different where a person changed it', () => {
    const objects = objectsIn('co2-calculator-staging');
    const conformance = assessConformance(
      gitopsWebPlatform,
      wholeFacts(
        {
          ...objects,
          HorizontalPodAutoscaler: objects.HorizontalPodAutoscaler?.map(
            autoscaler => ({
              ...autoscaler,
              spec: { ...autoscaler.spec, maxReplicas: 5 },
            }),
          ),
        },
        {
          environment: {
            stage: 'staging',
            namespaces: ['co2-calculator-staging'],
          },
        },
      ),
      NOW,
    );
    expect(
      conformance.requirements.find(({ id }) => id === 'backend.autoscaler'),
    ).toMatchObject({
      state: 'different',
      message:
        'Of HorizontalPodAutoscaler backend-hpa, spec.maxReplicas is 5 instead of 10.',
    });
  });
});
