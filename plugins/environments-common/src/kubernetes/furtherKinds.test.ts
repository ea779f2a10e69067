import { kubernetesProjections } from './kinds';

const metadata = { name: 'web', namespace: 'shop' };
const containers = [
  {
    name: 'app',
    image: 'registry.test/app:1.0',
    command: ['serve', '--password=hunter2'],
    env: [{ name: 'PASSWORD', value: 'hunter2' }],
  },
];
const template = { spec: { containers, serviceAccountName: 'web' } };
const conditions = [{ type: 'Ready', status: 'False', reason: 'Error' }];

describe('projections of further kinds', () => {
  it.each([
    ['Rollout', { spec: { template } }],
    ['Deployment', { spec: { template } }],
    [
      'ExternalSecret',
      {
        spec: {
          target: { name: 'db', template: { data: { url: 'hunter2' } } },
        },
      },
    ],
    [
      'ScaledObject',
      { spec: { triggers: [{ metadata: { password: 'hunter2' } }] } },
    ],
    ['StorageClass', { parameters: { secret: 'hunter2' } }],
    ['PersistentVolume', { spec: { csi: { volumeAttributes: 'hunter2' } } }],
    ['Certificate', { spec: { keystores: { password: 'hunter2' } } }],
    ['IngressClass', { spec: { parameters: { name: 'hunter2' } } }],
    ['HTTPRoute', { spec: { rules: [{ filters: 'hunter2' }] } }],
    ['ServiceAccount', { secrets: [{ name: 'hunter2' }] }],
    ['LimitRange', {}],
  ] as const)('keep of a %s what rules read, and no value', (kind, raw) => {
    const kept = JSON.stringify(
      kubernetesProjections[kind].parse({
        metadata,
        status: { conditions },
        ...raw,
      }),
    );
    expect(kept).toContain('"web"');
    expect(kept).not.toContain('hunter2');
  });

  it('keep the account and the claims that workloads ask for', () => {
    const raw = {
      metadata,
      spec: {
        template,
        volumeClaimTemplates: [
          { metadata: { name: 'data' }, spec: { storageClassName: 'fast' } },
          { spec: { storageClassName: 'nameless' } },
        ],
      },
    };
    expect(kubernetesProjections.StatefulSet.parse(raw).spec).toMatchObject({
      template: { spec: { serviceAccountName: 'web' } },
      volumeClaimTemplates: [
        { metadata: { name: 'data' }, spec: { storageClassName: 'fast' } },
      ],
    });
  });

  it('tell which class is the default one', () => {
    const annotated = (key: string, value: string) => ({
      metadata: { ...metadata, annotations: { [key]: value } },
    });
    const { StorageClass, IngressClass } = kubernetesProjections;
    const storage = 'storageclass.kubernetes.io/is-default-class';
    const ingress = 'ingressclass.kubernetes.io/is-default-class';
    expect([
      StorageClass.parse(annotated(storage, 'true')).isDefault,
      StorageClass.parse(annotated(storage, 'false')).isDefault,
      IngressClass.parse(annotated(ingress, 'true')).isDefault,
      IngressClass.parse({ metadata }).isDefault,
    ]).toEqual([true, false, true, false]);
  });
});
