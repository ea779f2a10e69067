import type { EnvironmentFacts } from '../health';
import { ago, aDeployment, anApplication, aPod, aReading, aSource, aWaitingPod, NOW, theFacts } from '../testUtils/builders';

import { evaluateEnvironment } from './evaluateEnvironment';
import { aBrokenShop, aHealthyShop } from '../testUtils/shop';

const healthOf = (facts: EnvironmentFacts) =>
  evaluateEnvironment(facts, undefined, NOW).snapshot.health;

const without = (kind: string, facts: EnvironmentFacts): EnvironmentFacts => ({
  ...facts,
  objects: Object.fromEntries(
    Object.entries(facts.objects).filter(([key]) => key !== kind),
  ),
});

const saying = (words: string | RegExp): string =>
  typeof words === 'string' ? words : expect.stringMatching(words);

describe('the health of an environment', () => {
  it.each<[string, EnvironmentFacts, string, string | RegExp]>([
    ['all is well', aHealthyShop(), 'healthy', 'Its workload is ready.'],
    [
      'Pods cannot pull',
      aBrokenShop(),
      'critical',
      '2 of 3 pods of backend cannot pull image registry.test/app:1.0 (not found).',
    ],
    [
      'a threshold is passed for a moment',
      { ...aHealthyShop(), indicators: [aReading({ value: 1 })] },
      'healthy',
      /./,
    ],
    [
      'an indicator has no value',
      { ...aHealthyShop(), indicators: [aReading({ value: undefined })] },
      'unknown',
      /Error ratio is unknown/,
    ],
    [
      'no metrics are configured',
      { ...aHealthyShop(), indicators: undefined },
      'healthy',
      'Its workload is ready. Not checked: indicators.',
    ],
    [
      'nothing is there',
      theFacts({}),
      'unknown',
      'Nothing is deployed in namespace shop.',
    ],
    [
      'only ended Pods are there',
      theFacts({
        objects: { Pod: [aPod('a', { status: { phase: 'Succeeded' } })] },
      }),
      'unknown',
      /only Pods that have ended/,
    ],
    [
      'a rollout is under way',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend', { status: { updatedReplicas: 1 } }),
          ],
        },
      }),
      'progressing',
      'Deployment backend is rolling out: 1 of 3 replicas are updated.',
    ],
    [
      'replicas are missing for a moment',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend', {
              status: { readyReplicas: 0, availableReplicas: 0 },
            }),
          ],
        },
      }),
      'progressing',
      'Not ready yet: backend (0 of 3 ready).',
    ],
    [
      'all is scaled to zero',
      theFacts({
        objects: { Deployment: [aDeployment('backend', { replicas: 0 })] },
      }),
      'suspended',
      'Suspended: backend (scaled to zero).',
    ],
    [
      'one of two is scaled to zero',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend'),
            aDeployment('worker', { replicas: 0 }),
          ],
        },
      }),
      'healthy',
      '1 of 2 workloads ready; suspended: worker (scaled to zero).',
    ],
    [
      'all is paused',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend', {
              spec: { paused: true },
              status: { availableReplicas: 0, readyReplicas: 0 },
            }),
          ],
        },
      }),
      'suspended',
      /paused/,
    ],
    [
      'no Pods can be read',
      without('Pod', aHealthyShop()),
      'unknown',
      /^Objects of kind Pod could not be read/,
    ],
    [
      'no Deployments can be read',
      without('Deployment', aHealthyShop()),
      'unknown',
      /^Objects of kind Deployment could not be read/,
    ],
    [
      'the cluster does not answer',
      {
        ...aHealthyShop(),
        sources: [
          aSource({
            state: 'unreachable',
            message: 'Cluster sandbox does not answer',
            asOf: '2026-03-02T11:58:00Z',
          }),
        ],
      },
      'unknown',
      'Cluster sandbox does not answer. What is shown is as of 2026-03-02 11:58 UTC.',
    ],
    [
      'it does not answer and was broken',
      {
        ...aBrokenShop(),
        sources: [
          aSource({
            state: 'stale',
            message: 'Cluster sandbox does not answer.',
            asOf: '2026-03-02T11:58:00Z',
          }),
        ],
      },
      'critical',
      /cannot pull.*does not answer\. What is shown is as of 2026-03-02 11:58 UTC/,
    ],
    [
      'one namespace cannot be read',
      {
        ...aHealthyShop(),
        sources: [
          aSource({
            gaps: [
              {
                what: 'StatefulSet in shop',
                state: 'forbidden',
                message: 'StatefulSets may not be listed',
              },
            ],
          }),
        ],
      },
      'unknown',
      'StatefulSets may not be listed.',
    ],
    [
      'Ingresses cannot be read',
      {
        ...aHealthyShop(),
        sources: [
          aSource({
            gaps: [
              { what: 'Ingress in shop', state: 'forbidden', message: 'x' },
            ],
          }),
        ],
      },
      'healthy',
      /Not checked: Ingress/,
    ],
    [
      'it is not known where',
      theFacts({ environment: { cluster: undefined, namespaces: [] } }),
      'unknown',
      /in which cluster and namespace/,
    ],
    [
      'a namespace has no valid name',
      {
        ...aHealthyShop(),
        environment: {
          ...aHealthyShop().environment,
          problems: ['Bad name.', 'Bad stage.'],
          missingFacts: ['Bad name.'],
        },
      },
      'unknown',
      'Bad name.',
    ],
    [
      'only the stage is wrong',
      {
        ...aHealthyShop(),
        environment: {
          ...aHealthyShop().environment,
          problems: ['Bad stage.'],
          missingFacts: [],
        },
      },
      'healthy',
      /./,
    ],
    [
      'the node of a Pod is lost',
      theFacts({
        objects: {
          Pod: [aPod('a', { status: { phase: 'Unknown', conditions: [] } })],
        },
      }),
      'unknown',
      'The state of Pod a is not known.',
    ],
    [
      'the engine cannot compare',
      {
        ...aHealthyShop(),
        applications: [
          anApplication({
            conditions: [
              {
                type: 'ComparisonError',
                message: 'no such path',
                lastTransitionTime: ago(121),
              },
            ],
          }),
        ],
      },
      'unknown',
      /cannot be compared with Git/,
    ],
  ])('%s', (_, facts, status, sentence) => {
    const health = healthOf(facts);
    expect(health.status).toBe(status);
    expect(health.sentence).toEqual(saying(sentence));
  });

  it('counts what counts, and says that there is more', () => {
    const facts = aBrokenShop();
    const health = healthOf({
      ...facts,
      objects: {
        ...facts.objects,
        Pod: [
          ...(facts.objects.Pod ?? []),
          aWaitingPod('lone', 'InvalidImageName'),
        ],
      },
    });
    expect(health).toMatchObject({ critical: 2, warning: 0, unknown: 0 });
    expect(health.sentence).toMatch(/ And 1 more finding\.$/);
  });
});
