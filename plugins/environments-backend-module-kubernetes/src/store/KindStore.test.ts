import { podSchema, type Pod } from '@flightdeck/plugin-environments-common';
import fc from 'fast-check';
import { KindStore } from './KindStore';

function pod(name: string, version: number, namespace = 'shop'): Pod {
  return podSchema.parse({
    metadata: {
      name,
      namespace,
      uid: `uid-${name}`,
      resourceVersion: String(version),
      labels: { version: String(version) },
    },
  });
}

function gone(name: string, namespace = 'shop') {
  return { namespace, name, uid: `uid-${name}` };
}

describe('KindStore', () => {
  it('tells unknown from empty', () => {
    const store = new KindStore<Pod>();
    expect(store.read('shop')).toBeUndefined();
    expect(store.replace('shop', [])).toBe(true);
    expect(store.read('shop')).toEqual([]);
    expect(store.forget('shop')).toBe(true);
    expect(store.read('shop')).toBeUndefined();
  });

  it('hands out the same array until something changes', () => {
    const store = new KindStore<Pod>();
    store.replace('shop', [pod('a', 1)]);
    store.replace('other', [pod('b', 1, 'other')]);
    const before = store.read('shop');

    expect(store.upsert(pod('b', 2, 'other'))).toBe(true);
    expect(store.upsert(pod('a', 1))).toBe(false);
    expect(store.replace('shop', [pod('a', 1)])).toBe(false);
    expect(store.delete(gone('c'))).toBe(false);
    expect(store.read('shop')).toBe(before);

    expect(store.upsert(pod('a', 2))).toBe(true);
    expect(store.read('shop')).not.toBe(before);
  });

  it('takes an object that says the same as before for the same', () => {
    const store = new KindStore<Pod>();
    const said = pod('a', 1);
    const { metadata } = said;
    const again = { ...said, metadata: { ...metadata, resourceVersion: '2' } };
    store.replace('shop', [said]);
    expect([store.upsert(again), store.replace('shop', [again])]).toEqual([
      false,
      false,
    ]);
    expect(store.read('shop')?.[0]).toBe(said);
  });

  it('keeps the identity of what a new list brings again', () => {
    const store = new KindStore<Pod>();
    const same = pod('same', 1);
    store.replace('shop', [same, pod('changed', 1), pod('gone', 1)]);
    expect(store.replace('shop', [pod('same', 1), pod('changed', 2)])).toBe(
      true,
    );
    expect(store.read('shop')?.[0]).toBe(same);
    expect(store.read('shop')).toHaveLength(2);
  });

  it('takes nothing for a namespace that has not been listed', () => {
    const store = new KindStore<Pod>();
    expect(store.upsert(pod('a', 1))).toBe(false);
    expect(store.read('shop')).toBeUndefined();
  });

  it('holds what the last word on each object was', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd');
    const steps = fc.oneof(
      fc.record({ type: fc.constant('upsert' as const), name: names }),
      fc.record({ type: fc.constant('delete' as const), name: names }),
      fc.record({
        type: fc.constant('replace' as const),
        names: fc.uniqueArray(names),
      }),
    );
    fc.assert(
      fc.property(fc.array(steps), all => {
        const store = new KindStore<Pod>();
        const model = new Map<string, Pod>();
        store.replace('shop', []);
        all.forEach((step, version) => {
          if (step.type === 'upsert') {
            model.set(step.name, pod(step.name, version));
            store.upsert(pod(step.name, version));
          } else if (step.type === 'delete') {
            model.delete(step.name);
            store.delete(gone(step.name));
          } else {
            const pods = step.names.map(name => pod(name, version));
            model.clear();
            pods.forEach(each => model.set(each.metadata.name, each));
            store.replace('shop', pods);
          }
          expect(new Set(store.read('shop'))).toEqual(new Set(model.values()));
        });
      }),
    );
  });
});
