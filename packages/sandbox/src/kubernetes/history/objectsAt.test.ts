import fc from 'fast-check';
import { configMap } from '../__fixtures__/manifests';
import { InMemoryCluster } from '../InMemoryCluster';
import { EventHistory } from './EventHistory';
import { listKey, objectsAt } from './objectsAt';

describe('objectsAt', () => {
  it('shows every earlier state exactly as it was', () => {
    const change = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      namespace: fc.constantFrom('shop', 'other'),
      value: fc.option(fc.integer(), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), changes => {
        const cluster = new InMemoryCluster({ clock: () => new Date(0) });
        const history = new EventHistory(cluster, { capacity: 1000 });
        const present = () =>
          [...cluster.list('ConfigMap')].sort((left, right) =>
            listKey(left) < listKey(right) ? -1 : 1,
          );
        const states = [{ version: history.current, objects: present() }];
        for (const { name, namespace, value } of changes) {
          if (value === undefined) {
            cluster.delete('ConfigMap', namespace, name);
          } else {
            const manifest = configMap(name);
            cluster.apply({
              ...manifest,
              metadata: { name, namespace },
              data: { value: String(value) },
            });
          }
          states.push({ version: history.current, objects: present() });
        }
        for (const { version, objects } of states) {
          const options = { cluster, history, kind: 'ConfigMap', version };
          expect(objectsAt(options)).toEqual(objects);
          expect(objectsAt({ ...options, namespace: 'shop' })).toEqual(
            objects.filter(({ metadata }) => metadata.namespace === 'shop'),
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
