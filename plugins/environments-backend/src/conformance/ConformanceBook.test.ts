import { mockServices } from '@backstage/backend-test-utils';
import {
  type Blueprint,
  type ConformanceFacts,
  environmentConformanceSchema,
  type KubernetesObjects,
  kubernetesProjections,
  parseBlueprint,
} from '@flightdeck/plugin-environments-common';
import { aDefinition } from '../__testUtils__/fixtures';
import { ConformanceBook } from './ConformanceBook';

const NOW = Date.parse('2026-03-02T12:00:00Z');

function blueprintOf(aspects: object): Blueprint {
  const parsed = parseBlueprint({
    name: 'small',
    title: 'Small',
    description: 'One backend.',
    version: '1.0.0',
    parts: [
      {
        id: 'backend',
        tier: 'application',
        title: 'Backend',
        role: 'Answers requests.',
        kinds: ['Deployment'],
        match: { names: ['backend'] },
        ...aspects,
      },
    ],
    edges: [],
    requirements: [],
    environments: [{ stage: 'dev' }],
  });
  if (!parsed.blueprint) {
    throw new Error(parsed.problems.join(' '));
  }
  return parsed.blueprint;
}

const deployment = (replicas: number) =>
  kubernetesProjections.Deployment.parse({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'backend', namespace: 'shop-dev', uid: 'd' },
    spec: { replicas, selector: { matchLabels: { app: 'backend' } } },
  });
const pod = (name: string) =>
  kubernetesProjections.Pod.parse({
    metadata: { name, namespace: 'shop-dev', uid: name },
  });
const environment = aDefinition({ blueprint: 'small' });

function factsOf(
  objects: KubernetesObjects,
  more: Partial<ConformanceFacts> = {},
): ConformanceFacts {
  return { environment, sources: [], objects, ...more };
}

describe('ConformanceBook', () => {
  const logger = mockServices.logger.mock();

  /** A book, and how often it held anything against a blueprint. */
  function aBook(aspects: object = { replicas: { min: 2 } }, tookMs = 0) {
    const blueprint = blueprintOf(aspects);
    let time = 0;
    let reads = 0;
    const book = new ConformanceBook({
      logger,
      library: {
        known: { names: ['small'] },
        find: name =>
          name === 'small' ? { blueprint, source: 'file' } : undefined,
      },
      stopwatch: () => {
        reads += 1;
        time += reads % 2 === 0 ? tookMs : 0;
        return time;
      },
    });
    const get = (facts: ConformanceFacts, afterMs = 0) => {
      const written = book.get(facts, new Date(NOW + afterMs));
      return {
        ...written,
        answer: environmentConformanceSchema.parse(JSON.parse(written.body)),
      };
    };
    return { get, assessments: () => reads / 2 };
  }

  it('is written once for facts that are the same', () => {
    const { get, assessments } = aBook();
    const objects = { Deployment: [deployment(1)], Pod: [pod('a')] };
    const first = get(factsOf(objects));
    expect(first.answer).toMatchObject({
      state: 'assessed',
      version: first.version,
      summary: { different: 1 },
    });
    // New lists of the same objects, and other Pods, which this blueprint does not ask for.
    const again = get(
      factsOf({ Deployment: [...objects.Deployment], Pod: [pod('b')] }),
      1000,
    );
    expect(again.body).toBe(first.body);
    expect(assessments()).toBe(1);
  });

  it.each<[string, ConformanceFacts]>([
    ['an object', factsOf({ Deployment: [deployment(2)], Pod: [] })],
    [
      'a kind that cannot be read any more',
      factsOf({ Deployment: [deployment(1)] }),
    ],
    [
      'labels of a namespace',
      factsOf(
        { Deployment: [deployment(1)], Pod: [] },
        { namespaceLabels: { a: {} } },
      ),
    ],
    [
      'a source',
      factsOf(
        { Deployment: [deployment(1)], Pod: [] },
        {
          sources: [
            {
              id: 'k',
              kind: 'kubernetes',
              name: 'k',
              state: 'stale',
              message: 'Away.',
              gaps: [],
            },
          ],
        },
      ),
    ],
  ])('is assessed anew when there is a change of %s', (_, after) => {
    const { get, assessments } = aBook();
    get(factsOf({ Deployment: [deployment(1)], Pod: [] }));
    get(after, 1000);
    expect(assessments()).toBe(2);
  });

  it('looks at Pods where a blueprint asks for zones', () => {
    const { get, assessments } = aBook({ spread: { zones: 2 } });
    const Deployment = [deployment(1)];
    get(factsOf({ Deployment, Pod: [pod('a')] }));
    get(factsOf({ Deployment, Pod: [pod('b')] }), 1000);
    expect(assessments()).toBe(2);
  });

  it('is assessed anew after a minute, and keeps its version when nothing is new', () => {
    const { get, assessments } = aBook();
    const facts = factsOf({ Deployment: [deployment(1)] });
    const first = get(facts);
    const later = get(facts, 61_000);
    expect(assessments()).toBe(2);
    expect(later.version).toBe(first.version);
    expect(later.body).not.toBe(first.body);
  });

  it('rests after an assessment that took long, and says when to ask again', () => {
    const { get, assessments } = aBook({ replicas: { min: 2 } }, 100);
    const first = get(factsOf({ Deployment: [deployment(1)] }));
    expect(first.dueAt).toBeUndefined();
    const changed = factsOf({ Deployment: [deployment(2)] });
    const resting = get(changed, 50);
    expect(resting.version).toBe(first.version);
    expect(resting.dueAt).toBe(NOW + 2_000);
    expect(assessments()).toBe(1);
    expect(get(changed, 2_000).summary).toMatchObject({ different: 0 });
  });

  it.each([
    [
      undefined,
      'none',
      'Set the annotation flightdeck.dev/blueprint of its entity to one of small.',
    ],
    [
      'other',
      'unusable',
      'the blueprint other, which does not exist. There are small.',
    ],
  ])(
    'says of the blueprint %s what is to be done',
    (blueprint, state, words) => {
      const { get } = aBook();
      const { answer, summary } = get({
        ...factsOf({}),
        environment: aDefinition({ blueprint }),
      });
      expect(summary).toBeUndefined();
      expect(answer).toMatchObject({
        state,
        message: expect.stringContaining(words),
      });
    },
  );

  it('does not fail when an assessment does', () => {
    const { get } = aBook();
    const broken = [{ metadata: undefined }];
    const facts = factsOf({});
    Object.assign(facts.objects, { Deployment: broken });
    expect(get(facts).answer).toMatchObject({ state: 'unusable' });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('resource:default/shop-dev'),
    );
  });
});
