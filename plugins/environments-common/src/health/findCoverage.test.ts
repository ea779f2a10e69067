import {
  anApplication,
  aSource,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';

import type { SourceStatus } from '../sources';
import { evaluateFindings } from './evaluateFindings';
import type { Feed } from './Rule';
import { healthRules } from './rules';
import { aBrokenChain } from '../__testUtils__/aBrokenChain';

const owner = { kind: 'Deployment', name: 'backend' };

describe('coverage', () => {
  const feeds: Feed[] = [
    'Pod',
    'Deployment',
    'StatefulSet',
    'Service',
    'Ingress',
    'HorizontalPodAutoscaler',
    'applications',
    'indicators',
  ];

  it.each(feeds)(
    'names the rules that need %s, and lets them say nothing',
    feed => {
      const all = aBrokenChain([
        aWaitingPod('backend-a', 'ErrImagePull', { owner }),
      ]);
      const full = {
        ...all,
        environment: {
          ...all.environment,
          applications: [{ name: 'shop-prod' }],
        },
        applications: [
          anApplication({ sync: { status: 'OutOfSync', revisions: [] } }),
        ],
      };
      const objects = Object.fromEntries(
        Object.entries(full.objects).filter(([kind]) => kind !== feed),
      );
      const facts = {
        ...full,
        objects,
        applications: feed === 'applications' ? undefined : full.applications,
        indicators: feed === 'indicators' ? undefined : full.indicators,
      };
      const { coverage, findings } = evaluateFindings(facts, undefined, NOW);
      const needing = healthRules
        .filter(({ needs }) => needs.includes(feed))
        .map(({ id }) => id);

      expect(needing.length).toBeGreaterThan(0);
      expect(coverage).toMatchObject([{ feed, ruleIds: needing }]);
      expect(findings.filter(({ ruleId }) => needing.includes(ruleId))).toEqual(
        [],
      );
    },
  );

  it('quotes the source that could not read a feed', () => {
    const facts = theFacts({
      sources: [
        aSource({
          gaps: [
            {
              what: 'Ingress in shop',
              state: 'forbidden',
              message: 'ServiceAccount portal may not list ingresses',
            },
          ],
        }),
      ],
    });
    const { Ingress: _, ...objects } = facts.objects;
    expect(
      evaluateFindings({ ...facts, objects }, undefined, NOW).coverage,
    ).toMatchObject([
      {
        feed: 'Ingress',
        message:
          'Objects of kind Ingress could not be read. ServiceAccount portal may not list ingresses.',
      },
    ]);
    // Read in part: the gap is told of all the same.
    expect(evaluateFindings(facts, undefined, NOW).coverage).toMatchObject([
      {
        feed: 'Ingress',
        message: 'ServiceAccount portal may not list ingresses.',
      },
    ]);
  });

  it('says so when no source is there to ask', () => {
    const { coverage } = evaluateFindings(
      { ...theFacts({}), indicators: undefined },
      undefined,
      NOW,
    );
    expect(coverage).toMatchObject([
      {
        feed: 'indicators',
        message:
          'The indicators could not be read. No source of kind prometheus tells of this environment.',
      },
    ]);
  });

  it('does not miss applications where none is asked for, and misses one that is', () => {
    expect(
      evaluateFindings(
        { ...theFacts({}), applications: undefined },
        undefined,
        NOW,
      ).coverage,
    ).toEqual([]);
    const { coverage } = evaluateFindings(
      theFacts({
        environment: {
          applications: [{ name: 'shop-prod', namespace: 'team-a' }],
        },
        applications: [anApplication()],
      }),
      undefined,
      NOW,
    );
    expect(coverage).toMatchObject([
      {
        feed: 'applications',
        message: expect.stringContaining('Application shop-prod is not among'),
      },
    ]);
  });

  it('misses alerts and volumes, too, where their source is gone', () => {
    const gone = aSource({
      id: 'prometheus/main',
      kind: 'prometheus',
      state: 'unreachable',
      message: 'Prometheus "main" does not answer.',
    });
    const facts = theFacts({});
    const { coverage } = evaluateFindings(
      { ...facts, indicators: undefined, sources: [...facts.sources, gone] },
      undefined,
      NOW,
    );
    expect(coverage.map(({ feed }) => feed).sort()).toEqual([
      'alerts',
      'indicators',
      'volumes',
    ]);
    expect(coverage.map(({ message }) => message).join()).toContain(
      'The alerts could not be read. Prometheus "main" does not answer.',
    );
  });

  it.each<[Feed, string]>([
    ['usage', 'kubernetes'],
    ['volumes', 'prometheus'],
    ['alerts', 'prometheus'],
    ['Rollout', 'kubernetes'],
    ['HTTPRoute', 'kubernetes'],
    ['StorageClass', 'kubernetes'],
  ])('misses %s only where a source could not read it', (feed, kind) => {
    const facts = theFacts({});
    const coverage = (gaps: SourceStatus['gaps']) =>
      evaluateFindings(
        {
          ...facts,
          sources: [
            ...facts.sources,
            aSource({ id: `${kind}/other`, kind, gaps }),
          ],
        },
        undefined,
        NOW,
      ).coverage;
    expect(coverage([])).toEqual([]);
    const message = 'It is forbidden.';
    expect(coverage([{ what: feed, state: 'forbidden', message }])).toEqual([
      expect.objectContaining({
        feed,
        message: expect.stringContaining(message),
      }),
    ]);
  });
});
