import { project } from './project';

const pod = (name: string, version: number) => ({
  metadata: {
    name,
    namespace: 'shop',
    uid: `uid-${name}`,
    resourceVersion: String(version),
    labels: { app: 'shop' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': 's3cret',
    },
    managedFields: [{ manager: 'kubectl' }],
    ownerReferences: [{ kind: 'ReplicaSet', name: 'rs', uid: 'rs-1' }],
  },
  spec: {
    containers: [
      {
        name: 'web',
        image: 'web:1',
        env: [{ name: 'PASSWORD', value: 's3cret' }],
      },
    ],
  },
});

describe('project', () => {
  it('drops what is not used, and what could be secret', () => {
    const kept = JSON.stringify(project('Pod', pod('a', 1)));
    expect(kept).not.toMatch(/s3cret|managedFields/);
    expect(kept).toContain('web:1');
  });

  it('keeps the keys of Secrets and ConfigMaps, and no value', () => {
    const metadata = pod('a', 1).metadata;
    const data = { password: 's3cret' };
    const raw = { metadata, data, stringData: data, binaryData: data };
    const kept = [project('Secret', raw), project('ConfigMap', raw)];
    expect(JSON.stringify(kept)).not.toContain('s3cret');
    expect(kept.map(object => object?.keys)).toEqual([
      ['password'],
      ['password', 'password'],
    ]);
  });

  it('shares what Pods of one workload have in common, and nothing else', () => {
    const one = project('Pod', pod('a', 1));
    const two = project('Pod', pod('b', 2));
    const other = project('Pod', {
      ...pod('c', 3),
      spec: { containers: [{ name: 'web', image: 'web:2' }] },
    });
    expect(two?.metadata.labels).toBe(one?.metadata.labels);
    expect(two?.metadata.ownerReferences).toBe(one?.metadata.ownerReferences);
    expect(two?.spec.containers).toBe(one?.spec.containers);
    expect(two?.metadata.name).toBe('b');
    expect(other?.spec.containers[0].image).toBe('web:2');
  });

  it('takes nothing for an object that is none', () => {
    expect(project('Pod', { metadata: {} })).toBeUndefined();
    expect(project('Service', 'text')).toBeUndefined();
  });
});
