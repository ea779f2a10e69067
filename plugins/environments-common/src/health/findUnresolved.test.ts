import { kubernetesProjections } from '../kubernetes';
import { aPod, theFacts } from '../__testUtils__/builders';
import { findUnresolved } from './findUnresolved';

const namespace = 'shop';
const container = {
  name: 'app',
  env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'url' } } }],
  envFrom: [{ configMapRef: { name: 'settings' } }],
};
const deployment = (name: string) =>
  kubernetesProjections.Deployment.parse({
    metadata: { name, namespace },
    spec: {
      replicas: 0,
      template: { spec: { containers: [], initContainers: [container] } },
    },
  });
const secret = (key: string) =>
  kubernetesProjections.Secret.parse({
    metadata: { name: 'db', namespace },
    data: { [key]: 'x' },
  });
const settings = kubernetesProjections.ConfigMap.parse({
  metadata: { name: 'settings', namespace },
});

function find(facts: Parameters<typeof theFacts>[0]) {
  return findUnresolved(theFacts(facts)).map(
    ({ state, subject: { kind, name }, what }) =>
      `${kind} ${name}: ${what} is ${state}`,
  );
}

describe('findUnresolved', () => {
  it('finds what a workload without Pods would miss', () => {
    const objects = { Deployment: [deployment('web')] };
    expect(
      find({ objects: { ...objects, Secret: [], ConfigMap: [] } }),
    ).toEqual([
      'Deployment web: ConfigMap settings is missing',
      'Deployment web: key url of Secret db is missing',
    ]);
    expect(
      find({
        objects: { ...objects, Secret: [secret('uri')], ConfigMap: [settings] },
      }),
    ).toEqual(['Deployment web: key url of Secret db is missing']);
    expect(
      find({
        objects: { ...objects, Secret: [secret('url')], ConfigMap: [settings] },
      }),
    ).toEqual([]);
  });

  it('does not call missing what could not be read', () => {
    expect(
      find({
        objects: { Deployment: [deployment('web')], ConfigMap: [settings] },
      }),
    ).toEqual(['Deployment web: key url of Secret db is unseen']);
    expect(
      find({
        objects: { Deployment: [deployment('web')], Secret: [], ConfigMap: [] },
        environment: { labelSelector: 'app=web' },
      }),
    ).toHaveLength(2);
  });

  it('looks at what Pods mount, but for those that have ended or are on their way out', () => {
    const volumes = [{ name: 'v', secret: { secretName: 'tls' } }];
    const pods = [
      aPod('running', { spec: { volumes } }),
      aPod('done', { spec: { volumes }, status: { phase: 'Succeeded' } }),
      aPod('leaving', {
        spec: { volumes },
        metadata: { deletionTimestamp: '2026-03-02T10:00:00Z' },
      }),
    ];
    expect(find({ objects: { Pod: pods, Secret: [], ConfigMap: [] } })).toEqual(
      ['Pod running: Secret tls is missing'],
    );
  });
});
