import { type KubernetesObjects, kubernetesProjections } from '../kubernetes';
import {
  compareStages,
  type StageFacts,
  uncomparedKinds,
} from './compareStages';

interface Shape {
  image?: string;
  replicas?: number;
  cpu?: string;
  env?: object[];
  workload?: string;
  configMap?: Record<string, string>;
  autoscaler?: [min: number, max: number];
}

function aStage(stage: string, shape: Shape = {}): StageFacts {
  const name = shape.workload ?? 'api';
  const objects: KubernetesObjects = {
    Deployment: [
      kubernetesProjections.Deployment.parse({
        metadata: { name, namespace: `shop-${stage}` },
        spec: {
          replicas: shape.replicas ?? 2,
          template: {
            spec: {
              containers: [
                {
                  name: 'app',
                  image: shape.image ?? 'shop:1',
                  env: shape.env ?? [],
                  resources: { limits: { cpu: shape.cpu ?? '1' } },
                },
              ],
            },
          },
        },
      }),
    ],
    StatefulSet: [],
    DaemonSet: [],
    HorizontalPodAutoscaler: shape.autoscaler
      ? [
          kubernetesProjections.HorizontalPodAutoscaler.parse({
            metadata: { name, namespace: `shop-${stage}` },
            spec: {
              minReplicas: shape.autoscaler[0],
              maxReplicas: shape.autoscaler[1],
              scaleTargetRef: { kind: 'Deployment', name },
            },
          }),
        ]
      : [],
    ConfigMap: shape.configMap
      ? [
          kubernetesProjections.ConfigMap.parse({
            metadata: { name: `api-${stage}-config-5f7k2m9h8t` },
            data: shape.configMap,
          }),
        ]
      : [],
    Secret: [
      kubernetesProjections.Secret.parse({
        metadata: { name: `sh.helm.release.v1.shop.v${stage.length}` },
        type: 'helm.sh/release.v1',
      }),
    ],
  };
  return { environment: { name: `shop-${stage}`, stage }, objects };
}

describe('compareStages', () => {
  it.each<[string, Shape, Shape, object[]]>([
    ['nothing', {}, {}, []],
    [
      'images by container',
      { image: 'shop:1' },
      { image: 'shop:2' },
      [
        {
          aspect: 'image',
          subject: 'Deployment api, container app',
          before: 'shop:1',
          after: 'shop:2',
        },
      ],
    ],
    [
      'a workload that one side lacks',
      { workload: 'api' },
      { workload: 'worker' },
      [
        { aspect: 'image', subject: 'Deployment api', before: 'shop:1' },
        { aspect: 'image', subject: 'Deployment worker', after: 'shop:1' },
      ],
    ],
    [
      'nothing of a name that only tells the stage',
      { workload: 'api-staging' },
      { workload: 'api-prod' },
      [],
    ],
    [
      'replicas',
      { replicas: 2 },
      { replicas: 3 },
      [
        {
          aspect: 'replicas',
          subject: 'Deployment api',
          before: '2',
          after: '3',
        },
      ],
    ],
    [
      'the bounds of an autoscaler, not what it sets',
      { replicas: 7, autoscaler: [2, 9] },
      { replicas: 3, autoscaler: [3, 9] },
      [
        {
          aspect: 'replicas',
          subject: 'Deployment api',
          before: '2 to 9, by an autoscaler',
          after: '3 to 9, by an autoscaler',
        },
      ],
    ],
    [
      'limits',
      { cpu: '500m' },
      { cpu: '1' },
      [
        {
          aspect: 'resources',
          subject: 'Deployment api, container app, cpu limits',
          before: '500m',
          after: '1',
        },
      ],
    ],
    ['nothing of limits written otherwise', { cpu: '1000m' }, { cpu: '1' }, []],
    [
      'names of variables and of keys, and never a value',
      {
        env: [{ name: 'MODE', value: 'secret-1' }],
        configMap: { level: 'secret-2', old: 'secret-3' },
      },
      {
        env: [
          { name: 'MODE', value: 'secret-4' },
          { name: 'EXTRA', value: 'secret-5' },
        ],
        configMap: { level: 'secret-6' },
      },
      [
        {
          aspect: 'configuration',
          subject: 'Deployment api, container app, variable EXTRA',
          after: 'set',
        },
        {
          aspect: 'configuration',
          subject: 'ConfigMap api-config, key old',
          before: 'set',
        },
      ],
    ],
    [
      'a ConfigMap that one side lacks',
      { configMap: { level: 'a', colour: 'b' } },
      {},
      [
        {
          aspect: 'configuration',
          subject: 'ConfigMap api-config',
          before: 'colour, level',
        },
      ],
    ],
  ])('tells %s', (_, before, after, differences) => {
    const told = compareStages(
      aStage('staging', before),
      aStage('prod', after),
    );
    expect(JSON.parse(JSON.stringify(told))).toEqual(differences);
    expect(JSON.stringify(told)).not.toContain('secret-');
  });

  it('compares nothing that one side does not know, and says what that is', () => {
    const staging = aStage('staging', { configMap: { level: 'a' } });
    const prod = aStage('prod', { replicas: 9 });
    prod.objects = { StatefulSet: [], DaemonSet: [], Secret: [] };
    expect(compareStages(staging, prod)).toEqual([]);
    expect(uncomparedKinds(prod)).toEqual(['Deployment', 'ConfigMap']);
    expect(uncomparedKinds(staging)).toEqual([]);
  });
});
