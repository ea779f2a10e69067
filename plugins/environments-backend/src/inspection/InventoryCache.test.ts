import {
  type EnvironmentFacts,
  inventorySchema,
  kubernetesProjections,
} from '@flightdeck/plugin-environments-common';
import { aDefinition } from '../__testUtils__/fixtures';
import { InventoryCache } from './InventoryCache';

const aSecret = (name: string) =>
  kubernetesProjections.Secret.parse({ metadata: { name, namespace: 'shop' } });
const SECRET = aSecret('one');
const FACTS: EnvironmentFacts = {
  environment: aDefinition(),
  sources: [
    {
      id: 'kubernetes/one',
      kind: 'kubernetes',
      name: 'one',
      state: 'ok',
      message: 'Well.',
      asOf: '2026-03-02T12:00:00Z',
      gaps: [],
    },
  ],
  objects: { Secret: [SECRET] },
};

function sourcesThatAre(change: Partial<EnvironmentFacts['sources'][number]>) {
  return FACTS.sources.map(source => ({ ...source, ...change }));
}

describe('InventoryCache', () => {
  it.each<[string, Partial<EnvironmentFacts>]>([
    ['other arrays of the same objects', { objects: { Secret: [SECRET] } }],
    ['other events', { objects: { Secret: [SECRET], Event: [] } }],
    [
      'a later heartbeat of a source that is well',
      { sources: sourcesThatAre({ asOf: '2026-03-02T12:00:15Z' }) },
    ],
  ])('keeps what it wrote for %s', (_, change) => {
    const cache = new InventoryCache();
    const written = cache.get(FACTS);
    expect(cache.get({ ...FACTS, ...change })).toBe(written);
  });

  it.each<[string, Partial<EnvironmentFacts>]>([
    ['another object', { objects: { Secret: [aSecret('two')] } }],
    ['one object more', { objects: { Secret: [SECRET, aSecret('two')] } }],
    ['a kind more', { objects: { Secret: [SECRET], ConfigMap: [] } }],
    ['a kind that is unknown now', { objects: { Secret: undefined } }],
    [
      'what a Pod uses',
      {
        usage: [
          {
            namespace: 'shop',
            name: 'a',
            asOf: '2026-03-02T12:00:00Z',
            containers: [],
          },
        ],
      },
    ],
    ['a source in trouble', { sources: sourcesThatAre({ state: 'stale' }) }],
  ])('writes anew for %s', (_, change) => {
    const cache = new InventoryCache();
    const { version } = cache.get(FACTS);
    const { body, version: newer } = cache.get({ ...FACTS, ...change });
    expect(newer).not.toBe(version);
    expect(() => inventorySchema.parse(JSON.parse(body))).not.toThrow();
  });
});
