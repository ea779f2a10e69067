import { aPod, theFacts } from '../__testUtils__/builders';
import { ago, NAMESPACE, rawObject } from '../__testUtils__/builders/raw';
import type { EnvironmentFacts } from '../health';
import { kubernetesProjections } from '../kubernetes';
import { assembleVolumes } from './volumes';
import { WorkloadIndex } from './WorkloadIndex';

function aClaim(name: string) {
  return kubernetesProjections.PersistentVolumeClaim.parse(
    rawObject(name, {
      spec: { storageClassName: 'fast' },
      status: { phase: 'Bound', capacity: { storage: '10Gi' } },
    }),
  );
}

function theVolumes(
  objects: EnvironmentFacts['objects'],
  more: Partial<EnvironmentFacts>,
) {
  const facts = { ...theFacts({ objects }), ...more };
  return assembleVolumes(facts, new WorkloadIndex(facts));
}

describe('assembleVolumes', () => {
  it('tells how full volumes are where that is measured', () => {
    const volumes = theVolumes(
      {
        PersistentVolumeClaim: [aClaim('data'), aClaim('cache')],
        Pod: [
          aPod('backend-a', {
            spec: {
              volumes: [{ persistentVolumeClaim: { claimName: 'data' } }],
            },
          }),
        ],
      },
      {
        volumes: [
          { namespace: NAMESPACE, claim: 'data', usedRatio: 0.8, asOf: ago(9) },
        ],
      },
    );
    const common = {
      namespace: NAMESPACE,
      phase: 'Bound',
      storageClass: 'fast',
      capacity: '10Gi',
    };
    expect(volumes).toEqual([
      { ...common, name: 'cache', usedBy: [] },
      {
        ...common,
        name: 'data',
        usedRatio: 0.8,
        usedBy: [
          {
            kind: 'Pod',
            namespace: NAMESPACE,
            name: 'backend-a',
            uid: 'uid-backend-a',
          },
        ],
      },
    ]);
  });
});
