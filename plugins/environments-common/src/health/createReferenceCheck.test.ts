import { theFacts } from '../__testUtils__/builders';
import { kubernetesProjections } from '../kubernetes';
import { createReferenceCheck } from './createReferenceCheck';

const settings = kubernetesProjections.ConfigMap.parse({
  metadata: { name: 'settings', namespace: 'shop' },
  data: { level: 'x' },
});

describe('createReferenceCheck', () => {
  it.each([
    ['an object', { kind: 'ConfigMap', name: 'settings' }, undefined],
    ['a key', { kind: 'ConfigMap', name: 'settings', key: 'level' }, undefined],
    [
      'a key that is not there',
      { kind: 'ConfigMap', name: 'settings', key: 'size' },
      'missing',
    ],
    [
      'an object that is not there',
      { kind: 'ConfigMap', name: 'other' },
      'missing',
    ],
    ['a kind that was not read', { kind: 'Secret', name: 'db' }, 'unseen'],
  ] as const)('tells of %s', (_, reference, state) => {
    const check = createReferenceCheck(
      theFacts({ objects: { ConfigMap: [settings] } }),
    );
    expect(check(reference, 'shop')).toBe(state);
  });
});
