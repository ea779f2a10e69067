import { aPod, aReplicaSet, theFacts } from '../__testUtils__/builders';
import {
  ago,
  NAMESPACE,
  rawObject,
  type Raw,
} from '../__testUtils__/builders/raw';
import { configurationItemSchema } from '../api';
import { type KubernetesObjects, kubernetesProjections } from '../kubernetes';
import { assembleConfiguration } from './configuration';
import { WorkloadIndex } from './WorkloadIndex';

const owner = { kind: 'Deployment', name: 'backend' };
const backend = {
  kind: 'Deployment',
  namespace: NAMESPACE,
  name: 'backend',
  uid: 'uid-backend',
};

function aSecret(name: string, more: Raw = {}) {
  return {
    ...kubernetesProjections.Secret.parse({
      ...rawObject(name, {}),
      type: 'Opaque',
      data: { password: 'czNjcjN0', user: 'YQ==' },
    }),
    ...more,
  };
}

function aConfigMap(name: string) {
  return kubernetesProjections.ConfigMap.parse({
    ...rawObject(name, {}),
    data: { 'app.yaml': 'a: 1' },
    binaryData: { 'a.bin': 'AA==' },
  });
}

function theConfiguration(objects: KubernetesObjects) {
  const facts = theFacts({ objects });
  return configurationItemSchema
    .array()
    .parse(assembleConfiguration(facts, new WorkloadIndex(facts)));
}

describe('assembleConfiguration', () => {
  it('tells of Secrets and ConfigMaps without any value, and who uses them', () => {
    const configuration = theConfiguration({
      ReplicaSet: [aReplicaSet('backend')],
      Pod: [
        aPod('backend-a', {
          owner,
          spec: {
            containers: [
              {
                name: 'app',
                envFrom: [{ configMapRef: { name: 'settings' } }],
                env: [
                  {
                    name: 'PASSWORD',
                    valueFrom: {
                      secretKeyRef: { name: 'database', key: 'password' },
                    },
                  },
                ],
              },
            ],
            imagePullSecrets: [{ name: 'registry' }],
          },
        }),
        aPod('job-a', {
          owner: { kind: 'Job', name: 'dump-1' },
          spec: { volumes: [{ secret: { secretName: 'database' } }] },
        }),
      ],
      Job: [
        kubernetesProjections.Job.parse(
          rawObject('dump-1', {
            metadata: {
              ownerReferences: [
                { kind: 'CronJob', name: 'dump', uid: 'c', controller: true },
              ],
            },
          }),
        ),
      ],
      Secret: [
        aSecret('registry', { certificateExpiresAt: ago(-60) }),
        aSecret('database', { updatedAt: ago(5) }),
        aSecret('forgotten'),
      ],
      ConfigMap: [aConfigMap('settings'), aConfigMap('kube-root-ca.crt')],
    });
    const common = { namespace: NAMESPACE, createdAt: ago(86_400) };
    const secret = { ...common, type: 'Opaque', keys: ['password', 'user'] };
    expect(configuration).toEqual([
      {
        ...secret,
        kind: 'Secret',
        name: 'database',
        updatedAt: ago(5),
        usedBy: [
          { kind: 'CronJob', namespace: NAMESPACE, name: 'dump', uid: 'c' },
          backend,
        ],
      },
      { ...secret, kind: 'Secret', name: 'forgotten', usedBy: [] },
      {
        ...secret,
        kind: 'Secret',
        name: 'registry',
        certificateExpiresAt: ago(-60),
        usedBy: [backend],
      },
      {
        ...common,
        kind: 'ConfigMap',
        name: 'settings',
        keys: ['a.bin', 'app.yaml'],
        usedBy: [backend],
      },
    ]);
  });

  it('names a user that runs no Pod', () => {
    const configuration = theConfiguration({
      DaemonSet: [
        kubernetesProjections.DaemonSet.parse(
          rawObject('agent', {
            spec: {
              template: {
                spec: {
                  containers: [
                    { name: 'a', envFrom: [{ secretRef: { name: 'token' } }] },
                  ],
                },
              },
            },
          }),
        ),
      ],
      Secret: [aSecret('token')],
    });
    expect(configuration[0].usedBy).toMatchObject([{ name: 'agent' }]);
  });
});
