import {
  aBudget,
  aCertificate,
  aClaim,
  aDeployment,
  ago,
  anExternalSecret,
  anIngress,
  aPersistentVolume,
  aPod,
  aReplicaSet,
  aRollout,
  aService,
  aSlice,
  aStatefulSet,
  aStorageClass,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateFindings } from './evaluateFindings';

const HOUR = 3_600_000;
const owner = { kind: 'Deployment', name: 'web' };

/** What is told once all has lasted for an hour: each finding, and what follows from it. */
function told(parts: Parameters<typeof theFacts>[0]) {
  const facts = theFacts(parts);
  const { memory } = evaluateFindings(facts, undefined, NOW);
  return evaluateFindings(facts, memory, new Date(NOW.getTime() + HOUR))
    .findings.filter(({ severity }) => severity !== 'info')
    .map(
      ({ ruleId, subject, rootCauseOf }) =>
        `${ruleId} ${subject.name} → ${rootCauseOf
          .map(({ kind, name }) => `${kind} ${name}`)
          .join(', ')}`,
    );
}

const withTls = {
  ...anIngress('entry', 'web'),
  spec: {
    ...anIngress('entry', 'web').spec,
    tls: [{ hosts: [], secretName: 'tls' }],
  },
};
const unready = (name: string) =>
  aCertificate(name, {
    status: { conditions: [{ type: 'Ready', status: 'False', reason: 'No' }] },
  });

describe('what follows from a certificate', () => {
  it('is that an Ingress has none, and not that it has no endpoints', () => {
    expect(
      told({
        objects: {
          Ingress: [withTls],
          Service: [aService('web')],
          EndpointSlice: [aSlice('web', [{ ready: false }])],
          Secret: [],
          Certificate: [unready('tls')],
        },
      }),
    ).toEqual([
      'cert.not-ready tls → Ingress entry',
      'svc.no-endpoints web → Ingress entry',
    ]);
  });

  it('is nothing for an Ingress that uses another', () => {
    expect(
      told({
        objects: {
          Ingress: [withTls],
          Service: [aService('web')],
          EndpointSlice: [aSlice('web', [{ ready: true }])],
          Secret: [],
          Certificate: [unready('other')],
        },
      }),
    ).toEqual(['cert.not-ready other → ', 'ing.tls-missing entry → ']);
  });

  it('is told once when it has expired', () => {
    const expired = aCertificate('tls', {
      status: {
        notAfter: ago(60),
        conditions: [{ type: 'Ready', status: 'False', reason: 'Expired' }],
      },
    });
    expect(told({ objects: { Certificate: [expired] } })).toEqual([
      'cert.expiring tls → ',
    ]);
  });
});

describe('what follows from an external secret', () => {
  it('goes up to the Ingress', () => {
    const pod = aWaitingPod('web-1', 'CreateContainerConfigError', {
      owner,
      message: 'secret "db" not found',
      spec: {
        containers: [{ name: 'app', envFrom: [{ secretRef: { name: 'db' } }] }],
      },
    });
    expect(
      told({
        objects: {
          ExternalSecret: [
            anExternalSecret('db', {
              status: { conditions: [{ type: 'Ready', status: 'False' }] },
            }),
          ],
          Secret: [],
          ConfigMap: [],
          Pod: [pod],
          ReplicaSet: [aReplicaSet('web')],
          Deployment: [
            aDeployment('web', {
              replicas: 1,
              status: { availableReplicas: 0, readyReplicas: 0 },
            }),
          ],
          Service: [aService('web')],
          Ingress: [anIngress('entry', 'web')],
        },
      }),
    ).toEqual([
      'secret.sync db → Pod web-1, Deployment web, Service web, Ingress entry',
    ]);
  });
});

describe('what follows from storage', () => {
  const claim = aClaim('data-db-0', { status: { phase: 'Pending' } });
  it('is that a claim of a StatefulSet waits', () => {
    expect(
      told({
        objects: {
          StatefulSet: [
            aStatefulSet('db', {
              spec: {
                volumeClaimTemplates: [
                  {
                    metadata: { name: 'data' },
                    spec: { storageClassName: 'rcp-nas' },
                  },
                ],
              },
              status: { readyReplicas: 0 },
            }),
          ],
          StorageClass: [aStorageClass('other')],
          PersistentVolumeClaim: [claim],
        },
      }),
    ).toEqual([
      'ref.storageclass-missing db → PersistentVolumeClaim data-db-0',
    ]);
  });

  it('is that a claim has lost its volume', () => {
    expect(
      told({
        objects: {
          PersistentVolume: [
            aPersistentVolume('pv-1', {
              spec: { claimRef: { namespace: 'shop', name: 'data' } },
              status: { phase: 'Failed' },
            }),
          ],
          PersistentVolumeClaim: [
            aClaim('data', { status: { phase: 'Lost' } }),
          ],
        },
      }),
    ).toEqual(['pv.failed pv-1 → PersistentVolumeClaim data']);
  });
});

describe('what follows from Pods that are not ready', () => {
  const crashing = aWaitingPod('web-1', 'CrashLoopBackOff', { owner });
  it.each([
    { when: 'too few', currentHealthy: 1, desiredHealthy: 2 },
    { when: 'just enough', currentHealthy: 2, desiredHealthy: 2 },
  ])('is that a budget has $when', ({ currentHealthy, desiredHealthy }) => {
    const status = { expectedPods: 3, currentHealthy, desiredHealthy };
    expect(
      told({
        objects: {
          Pod: [crashing],
          PodDisruptionBudget: [aBudget('web', { minAvailable: 2 }, status)],
        },
      }),
    ).toEqual(['pod.crash-loop web-1 → PodDisruptionBudget web']);
  });

  it('is nothing for a budget that lets nobody go by design', () => {
    const status = { expectedPods: 1, currentHealthy: 1, desiredHealthy: 1 };
    expect(
      told({
        objects: {
          Pod: [aPod('web-1', { owner })],
          PodDisruptionBudget: [aBudget('web', { minAvailable: 1 }, status)],
        },
      }),
    ).toEqual(['pdb.blocking web → ']);
  });

  it('is that a rollout is degraded', () => {
    const replicaSet = aReplicaSet('web');
    const [reference] = replicaSet.metadata.ownerReferences;
    expect(
      told({
        objects: {
          Pod: [crashing],
          ReplicaSet: [
            {
              ...replicaSet,
              metadata: {
                ...replicaSet.metadata,
                ownerReferences: [{ ...reference, kind: 'Rollout' }],
              },
            },
          ],
          Rollout: [aRollout('web', { status: { phase: 'Degraded' } })],
        },
      }),
    ).toEqual(['pod.crash-loop web-1 → Rollout web']);
  });
});
