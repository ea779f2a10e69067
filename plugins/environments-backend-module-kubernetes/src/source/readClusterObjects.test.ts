import {
  persistentVolumeClaimSchema,
  persistentVolumeSchema,
  podSchema,
  storageClassSchema,
} from '@flightdeck/plugin-environments-common';
import { ObjectStore } from '../store/ObjectStore';
import { NO_NAMESPACE } from '../watcher/resources';
import { namespacesOf, readClusterObjects } from './readClusterObjects';

const claim = (namespace: string, name: string, volumeName: string) =>
  persistentVolumeClaimSchema.parse({
    metadata: { name, namespace, uid: `${namespace}-${name}` },
    spec: { volumeName },
  });

const volume = (name: string, claimRef: Record<string, string>) =>
  persistentVolumeSchema.parse({
    metadata: { name, uid: name },
    spec: { claimRef },
  });

function createStore(): ObjectStore {
  const store = new ObjectStore();
  const whole = [NO_NAMESPACE];
  store.replace('PersistentVolume', whole, [
    volume('pv-1', { namespace: 'shop', name: 'data' }),
    volume('pv-2', { namespace: 'other', name: 'data' }),
    volume('pv-3', {}),
  ]);
  store.replace('StorageClass', whole, [
    storageClassSchema.parse({ metadata: { name: 'fast', uid: 'fast' } }),
  ]);
  store.replace(
    'PersistentVolumeClaim',
    ['shop', 'other'],
    [claim('shop', 'data', 'pv-1'), claim('other', 'data', 'pv-2')],
  );
  store.replace(
    'Pod',
    ['shop', 'other'],
    [
      podSchema.parse({
        metadata: { name: 'web', namespace: 'shop', uid: 'web' },
        spec: { nodeName: 'node-1' },
      }),
    ],
  );
  return store;
}

describe('readClusterObjects', () => {
  it('takes the volumes that the claims have, and all classes', () => {
    const store = createStore();
    const { PersistentVolume, StorageClass, IngressClass } = readClusterObjects(
      store,
      { PersistentVolumeClaim: store.read('PersistentVolumeClaim', 'shop') },
    );
    expect(PersistentVolume?.map(({ metadata }) => metadata.name)).toEqual([
      'pv-1',
    ]);
    expect(StorageClass).toHaveLength(1);
    expect(IngressClass).toBeUndefined();
  });

  it('knows no volumes where claims are not known', () => {
    const { PersistentVolume } = readClusterObjects(createStore(), {});
    expect(PersistentVolume).toBeUndefined();
  });
});

describe('namespacesOf', () => {
  it.each([
    ['Node' as const, 'node-1', ['shop']],
    ['Node' as const, 'node-2', []],
    ['PersistentVolume' as const, 'pv-2', ['other']],
    ['StorageClass' as const, 'fast', ['shop', 'other']],
    ['PersistentVolume' as const, undefined, ['shop', 'other']],
  ])('a change of the %s %s bears on %j', (kind, name, namespaces) => {
    const store = createStore();
    expect(namespacesOf(store, { kind, name }, ['shop', 'other'])).toEqual(
      namespaces,
    );
  });
});
