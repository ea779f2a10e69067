import { deployment } from '../__fixtures__/manifests';
import { JsonObject } from '../json';
import { strategicMergePatch } from './strategicMergePatch';

function patchContainer(container: JsonObject, patch: unknown): unknown {
  const result = strategicMergePatch(
    'Pod',
    { spec: { containers: [container, { name: 'side', image: 'side:1' }] } },
    { spec: { containers: patch } },
  );
  return result.spec;
}

const web = {
  name: 'web',
  image: 'web:1',
  args: ['a', 'b'],
  env: [
    { name: 'LEVEL', value: 'info' },
    { name: 'MODE', value: 'fast' },
  ],
  ports: [{ containerPort: 8080 }],
};
const side = { name: 'side', image: 'side:1' };

describe('strategicMergePatch', () => {
  it.each<[string, unknown, unknown]>([
    [
      'changes a container by its name',
      [{ name: 'web', image: 'web:2' }],
      [{ ...web, image: 'web:2' }, side],
    ],
    [
      'adds a container',
      [{ name: 'new', image: 'new:1' }],
      [web, side, { name: 'new', image: 'new:1' }],
    ],
    [
      'merges env by name and ports by number',
      [
        {
          name: 'web',
          env: [
            { name: 'MODE', value: 'slow' },
            { name: 'NEW', value: '1' },
          ],
          ports: [
            { containerPort: 8080, name: 'http' },
            { containerPort: 9090 },
          ],
        },
      ],
      [
        {
          ...web,
          env: [
            { name: 'LEVEL', value: 'info' },
            { name: 'MODE', value: 'slow' },
            { name: 'NEW', value: '1' },
          ],
          ports: [
            { containerPort: 8080, name: 'http' },
            { containerPort: 9090 },
          ],
        },
        side,
      ],
    ],
    [
      'replaces lists without a key',
      [{ name: 'web', args: ['c'] }],
      [{ ...web, args: ['c'] }, side],
    ],
    ['deletes an item', [{ name: 'side', $patch: 'delete' }], [web]],
    [
      'deletes an item of an item',
      [{ name: 'web', env: [{ name: 'MODE', $patch: 'delete' }] }],
      [{ ...web, env: [{ name: 'LEVEL', value: 'info' }] }, side],
    ],
    [
      'replaces a list when told to',
      [{ $patch: 'replace' }, { name: 'only', image: 'x' }],
      [{ name: 'only', image: 'x' }],
    ],
  ])('%s', (_title, patch, expected) => {
    expect(patchContainer(web, patch)).toEqual({ containers: expected });
  });

  it('follows the order that kubectl asks for', () => {
    const result = strategicMergePatch(
      'Pod',
      { spec: { containers: [{ name: 'a' }, { name: 'b' }] } },
      {
        spec: {
          '$setElementOrder/containers': [
            { name: 'b' },
            { name: 'c' },
            { name: 'a' },
          ],
          containers: [{ name: 'c' }],
        },
      },
    );
    expect(result).toEqual({
      spec: { containers: [{ name: 'b' }, { name: 'c' }, { name: 'a' }] },
    });
  });

  it('keeps only the keys of a union that it names', () => {
    const result = strategicMergePatch(
      'Deployment',
      {
        spec: {
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
        },
      },
      { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } },
    );
    expect(result).toEqual({ spec: { strategy: { type: 'Recreate' } } });
  });

  it('merges conditions by type, maps by key, and removes by null', () => {
    const result = strategicMergePatch(
      'Deployment',
      {
        metadata: { labels: { a: '1', b: '2' }, finalizers: ['x', 'y'] },
        status: {
          conditions: [
            { type: 'Available', status: 'False' },
            { type: 'Progressing', status: 'True' },
          ],
        },
      },
      {
        metadata: {
          labels: { a: null, c: '3' },
          finalizers: ['z'],
          '$deleteFromPrimitiveList/finalizers': ['x'],
        },
        status: { conditions: [{ type: 'Available', status: 'True' }] },
      },
    );
    expect(result).toEqual({
      metadata: { labels: { b: '2', c: '3' }, finalizers: ['y', 'z'] },
      status: {
        conditions: [
          { type: 'Available', status: 'True' },
          { type: 'Progressing', status: 'True' },
        ],
      },
    });
  });

  it('knows that ports merge by another key in a Service, and not at all in a NetworkPolicy', () => {
    const target = { spec: { ports: [{ port: 80 }, { port: 443 }] } };
    const patch = { spec: { ports: [{ port: 443, name: 'tls' }] } };
    expect(strategicMergePatch('Service', target, patch)).toEqual({
      spec: { ports: [{ port: 80 }, { port: 443, name: 'tls' }] },
    });
    const ingress = (ports: unknown) => ({ spec: { ingress: [{ ports }] } });
    expect(
      strategicMergePatch(
        'NetworkPolicy',
        ingress([{ port: 1 }]),
        ingress([{ port: 2 }]),
      ),
    ).toEqual(ingress([{ port: 2 }]));
  });

  it('refuses an item without its key', () => {
    expect(() =>
      strategicMergePatch('Deployment', deployment('web'), {
        spec: { template: { spec: { containers: [{ image: 'x' }] } } },
      }),
    ).toThrow('does not contain declared merge key: name');
  });
});
