import fc from 'fast-check';
import { anyObjects } from '../__testUtils__/arbitraryObjects';
import {
  aPart,
  aSmallBlueprint,
  everyKind,
  wholeFacts,
} from '../__testUtils__/blueprints';
import {
  aDeployment,
  aSource,
  aStatefulSet,
  NOW,
} from '../__testUtils__/builders';
import type { KubernetesObjects } from '../kubernetes';
import { assessConformance, shippedBlueprints } from '.';

const small = aSmallBlueprint();
const assess = (
  objects: KubernetesObjects,
  parts: Parameters<typeof wholeFacts>[1] = {},
  blueprint = small,
) => assessConformance(blueprint, wholeFacts(objects, parts), NOW);
const states = (conformance: ReturnType<typeof assess>) =>
  Object.fromEntries(
    conformance.requirements.map(({ id, state }) => [id, state]),
  );

describe('assessConformance', () => {
  it('is met where everything is as expected', () => {
    const conformance = assess({ Deployment: [aDeployment('backend')] });
    expect(conformance).toMatchObject({
      blueprint: { name: 'small', version: '1.0.0' },
      assessedAt: NOW.toISOString(),
      summary: {
        met: 2,
        different: 0,
        missing: 0,
        unknown: 0,
        sentence: 'All 2 requirements are met.',
      },
      parts: [{ id: 'backend', state: 'met', live: [{ name: 'backend' }] }],
      extra: [],
      doubts: [],
    });
  });

  it('tells a part that is not there first, and what follows from it after', () => {
    const conformance = assess({});
    expect(conformance.requirements).toMatchObject([
      { id: 'backend.present', state: 'missing', severity: 'critical' },
      { id: 'backend.replicas', state: 'missing', follows: 'backend.present' },
    ]);
    expect(conformance.summary.sentence).toBe(
      '0 of 2 requirements met; 2 missing. Backend is not there.',
    );
  });

  it('does not know a part that could be of a kind that cannot be read', () => {
    const conformance = assess({ StatefulSet: undefined });
    expect(states(conformance)).toEqual({
      'backend.present': 'unknown',
      'backend.replicas': 'unknown',
    });
  });

  it('tells a part of another kind as different', () => {
    expect(
      states(assess({ StatefulSet: [aStatefulSet('backend')] })),
    ).toMatchObject({ 'backend.present': 'different' });
  });

  it('lists what the blueprint does not know', () => {
    const conformance = assess({
      Deployment: [aDeployment('backend'), aDeployment('admin')],
    });
    expect(conformance.extra).toMatchObject([{ name: 'admin' }]);
  });

  it('leaves parts outside the cluster without a state', () => {
    const outside = aPart({ id: 's3', kinds: undefined, match: undefined });
    const conformance = assess({}, {}, aSmallBlueprint({ parts: [outside] }));
    expect(conformance.parts[0].state).toBeUndefined();
    expect(conformance.requirements).toEqual([]);
  });

  it('finds parts by labels, and by names first', () => {
    const part = aPart({
      match: { names: ['api'], labels: { app: 'backend' } },
    });
    const blueprint = aSmallBlueprint({ parts: [part] });
    const shop = aDeployment('shop-backend', {
      spec: { template: { metadata: { labels: { app: 'backend' } } } },
    });
    const live = (objects: KubernetesObjects) =>
      assess(objects, {}, blueprint).parts[0].live.map(({ name }) => name);
    expect(live({ Deployment: [shop] })).toEqual(['shop-backend']);
    expect(live({ Deployment: [shop, aDeployment('api')] })).toEqual(['api']);
  });

  it('holds what differs in a stage', () => {
    const blueprint = aSmallBlueprint({
      environments: [
        { stage: 'dev', parts: { backend: { replicas: { min: 1 } } } },
        { stage: 'test', parts: { backend: { without: ['replicas'] } } },
        { stage: 'prod' },
      ],
    });
    const objects = {
      Deployment: [aDeployment('backend', { replicas: 1 })],
    };
    const of = (stage: string) =>
      states(assess(objects, { environment: { stage } }, blueprint))[
        'backend.replicas'
      ];
    expect([of('dev'), of('test'), of('prod')]).toEqual([
      'met',
      undefined,
      'different',
    ]);
  });

  it('doubts what is not current, and a stage that it does not know', () => {
    const { doubts } = assess(
      {},
      {
        environment: { stage: 'qa' },
        sources: [
          aSource({ state: 'unreachable', message: 'Cluster is silent.' }),
        ],
      },
    );
    expect(doubts).toEqual([
      expect.stringMatching(/^Cluster is silent\. What is shown is as of /),
      expect.stringMatching(/does not know stage qa/),
    ]);
  });

  it('never calls a thing missing where labels narrow what is seen', () => {
    const conformance = assess(
      {},
      { environment: { labelSelector: 'app=shop' } },
    );
    expect(conformance.summary).toMatchObject({ missing: 0, unknown: 2 });
  });

  it('works with a namespace for each tier', () => {
    const inNamespace = (name: string) =>
      aDeployment(name, { metadata: { namespace: `shop-${name}` } });
    const blueprint = aSmallBlueprint({
      parts: [
        aPart({ replicas: { min: 2 } }),
        aPart({
          id: 'frontend',
          match: { names: ['frontend'] },
          disruptionBudget: {},
        }),
      ],
    });
    const conformance = assess(
      { Deployment: [inNamespace('backend'), inNamespace('frontend')] },
      { environment: { namespaces: ['shop-backend', 'shop-frontend'] } },
      blueprint,
    );
    expect(states(conformance)).toEqual({
      'backend.present': 'met',
      'backend.replicas': 'met',
      'frontend.present': 'met',
      'frontend.disruption-budget': 'missing',
    });
  });
});

describe('for any objects whatever', () => {
  const blueprint = fc.constantFrom(...shippedBlueprints);
  const stage = fc.constantFrom('dev', 'prod', 'qa');

  it('never throws, and counts every requirement once', () => {
    fc.assert(
      fc.property(blueprint, stage, anyObjects, (each, at, objects) => {
        const { summary, requirements } = assess(
          everyKind(objects),
          { environment: { stage: at } },
          each,
        );
        const { met, different, missing, unknown } = summary;
        expect(met + different + missing + unknown).toBe(requirements.length);
        expect(new Set(requirements.map(({ id }) => id)).size).toBe(
          requirements.length,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never turns a fact that is missing into one that is as expected', () => {
    const known = fc.subarray(Object.keys(everyKind()));
    fc.assert(
      fc.property(blueprint, anyObjects, known, (each, objects, kinds) => {
        const whole: KubernetesObjects = everyKind(objects);
        const part: KubernetesObjects = Object.fromEntries(
          Object.entries(whole).filter(([kind]) => kinds.includes(kind)),
        );
        const before = states(assess(whole, {}, each));
        const after = assessConformance(
          each,
          { ...wholeFacts(), objects: part },
          NOW,
        );
        const turned = after.requirements.filter(
          ({ id, state }) => state === 'met' && before[id] !== 'met',
        );
        expect(turned).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is unknown in everything where nothing could be read', () => {
    for (const each of shippedBlueprints) {
      const { summary } = assessConformance(
        each,
        {
          ...wholeFacts(),
          objects: {},
          applications: undefined,
          indicators: undefined,
        },
        NOW,
      );
      expect(summary).toMatchObject({ met: 0, different: 0, missing: 0 });
    }
  });
});
