import { mockServices } from '@backstage/backend-test-utils';
import {
  checklistDefinitionSchema,
  releaseOf,
} from '@flightdeck/plugin-environments-common';
import { FakeCollector } from '../__testUtils__/FakeCollector';
import { aDefinition } from '../__testUtils__/fixtures';
import { EvidenceCollectorRegistry } from './EvidenceCollectorRegistry';
import { EvidenceKeeper } from './EvidenceKeeper';
import type { StoredEvidence } from './store/EvidenceStore';
import type { Sheet } from './store/Sheet';

const release = releaseOf({ images: ['shop:1'], applications: [] });
const definition = aDefinition();
const subject = {
  release,
  before: undefined,
  target: {
    definition,
    facts: { environment: definition, sources: [], objects: {} },
    release,
    deployments: [],
  },
};

function aSheet(...collectors: string[]): Sheet {
  return {
    id: 'sheet',
    environmentRef: definition.ref,
    release,
    round: 1,
    standing: 'open',
    isLive: true,
    openedAt: '2026-11-21T10:00:00.000Z',
    version: 1,
    definition: checklistDefinitionSchema.parse({
      title: 'Before prod',
      items: collectors.map(collector => ({
        id: `item-${collector}`,
        title: collector,
        why: 'It tells.',
        evidence: [{ collector, options: { of: collector } }],
      })),
    }),
  };
}

function aKeeper(...collectors: FakeCollector[]) {
  const stored = new Map<string, StoredEvidence>();
  const registry = new EvidenceCollectorRegistry();
  collectors.forEach(one => registry.addCollector(one));
  let now = Date.parse('2026-11-21T12:00:00.000Z');
  let puts = 0;
  const keeper = new EvidenceKeeper({
    collectors: registry,
    store: {
      list: async () => [...stored.values()],
      put: async (_, evidence) => {
        puts += 1;
        stored.set(evidence.itemId, evidence);
      },
    },
    logger: mockServices.logger.mock(),
    now: () => now,
    timeoutMs: 30,
    refreshMs: 60_000,
  });
  const signal = new AbortController().signal;
  return {
    wait: (ms: number) => {
      now += ms;
    },
    puts: () => puts,
    collect: (
      sheet: Sheet,
      extent: Parameters<EvidenceKeeper['collect']>[2]['extent'] = 'everything',
    ) => keeper.collect(sheet, subject, { extent, signal }),
    of: (collector: string) => stored.get(`item-${collector}`)?.evidence,
  };
}

describe('EvidenceKeeper', () => {
  it('asks about the release, with the options of the item, and keeps the answer', async () => {
    const ci = new FakeCollector('ci', 'scm');
    ci.find('passed', 'All tests pass.');
    const { collect, of } = aKeeper(ci);
    await collect(aSheet('ci'));
    expect(ci.asked).toMatchObject([
      { itemId: 'item-ci', release, options: { of: 'ci' } },
    ]);
    expect(of('ci')).toEqual({
      collector: 'ci',
      source: 'scm',
      observedAt: '2026-11-21T12:00:00.000Z',
      releaseKey: release.key,
      state: 'passed',
      summary: 'All tests pass.',
    });
  });

  it('waits for nobody too long, and lets none harm another', async () => {
    const [slow, broken, well] = ['slow', 'broken', 'well'].map(
      id => new FakeCollector(id),
    );
    slow.answer = () => new Promise(() => {});
    broken.fail('connect ECONNREFUSED');
    well.find('passed');
    const { collect, of } = aKeeper(slow, broken, well);
    await collect(aSheet('slow', 'broken', 'well', 'absent'));
    expect(of('slow')).toMatchObject({
      state: 'unknown',
      error: {
        kind: 'unreachable',
        message: 'It did not answer within 0.03 seconds.',
      },
    });
    expect(of('broken')).toMatchObject({
      state: 'unknown',
      summary: 'Nobody can tell: connect ECONNREFUSED',
    });
    expect(of('well')?.state).toBe('passed');
    expect(of('absent')).toMatchObject({
      state: 'unknown',
      summary: 'No collector absent is installed.',
    });
  });

  it('forgives three errors in a row, and recovers from more', async () => {
    const ci = new FakeCollector('ci');
    ci.find('passed');
    const { collect, of, wait } = aKeeper(ci);
    const states: unknown[] = [];
    const look = async () => {
      wait(60_000);
      await collect(aSheet('ci'));
      const found = of('ci');
      states.push([found?.state, found?.observedAt.slice(11, 16)]);
    };
    await look();
    ci.fail('down');
    await look();
    await look();
    await look();
    await look();
    ci.find('failed');
    await look();
    ci.fail('down');
    await look();
    expect(states).toEqual([
      ['passed', '12:01'],
      ['passed', '12:01'],
      ['passed', '12:01'],
      ['passed', '12:01'],
      ['unknown', '12:05'],
      ['failed', '12:06'],
      ['failed', '12:06'],
    ]);
  });

  it('counts what a collector says of its broken source as an error, too', async () => {
    const ci = new FakeCollector('ci');
    ci.find('passed');
    const { collect, of } = aKeeper(ci);
    await collect(aSheet('ci'));
    ci.answer = async () => ({
      state: 'unknown',
      summary: 'The forge answered 503.',
      error: { kind: 'unreachable', message: '503' },
    });
    await collect(aSheet('ci'));
    expect(of('ci')?.state).toBe('passed');
  });

  it('has what asks an upstream asked by the clock alone, once it has answered', async () => {
    const [facts, forge] = [
      new FakeCollector('facts', 'kubernetes'),
      new FakeCollector('forge', 'scm'),
    ];
    const { collect } = aKeeper(facts, forge);
    const sheet = aSheet('facts', 'forge');
    await collect(sheet, 'from-memory');
    await collect(sheet, 'from-memory');
    await collect(sheet, 'everything');
    await collect(sheet, { only: 'facts' });
    expect([facts.asked.length, forge.asked.length]).toEqual([4, 2]);
  });

  it('writes what has not changed again only after a while', async () => {
    const ci = new FakeCollector('ci');
    const { collect, puts, wait } = aKeeper(ci);
    await collect(aSheet('ci'));
    wait(59_000);
    await collect(aSheet('ci'));
    expect(puts()).toBe(1);
    wait(1_000);
    await collect(aSheet('ci'));
    expect(puts()).toBe(2);
  });

  it('follows no link that no browser should, and believes no nonsense', async () => {
    const ci = new FakeCollector('ci');
    ci.answer = async () => ({
      state: 'passed',
      summary: 'Fine.',
      link: 'data:text/html,hello',
      answered: 'x'.repeat(5_000),
    });
    const { collect, of } = aKeeper(ci);
    await collect(aSheet('ci'));
    expect(of('ci')?.link).toBeUndefined();
    expect(of('ci')?.answered).toHaveLength(4_000);
    ci.answer = async () => JSON.parse('{"state":"splendid","summary":"!"}');
    await collect(aSheet('ci'));
    await collect(aSheet('ci'));
    await collect(aSheet('ci'));
    await collect(aSheet('ci'));
    expect(of('ci')).toMatchObject({
      state: 'unknown',
      error: { kind: 'malformed' },
    });
  });
});
