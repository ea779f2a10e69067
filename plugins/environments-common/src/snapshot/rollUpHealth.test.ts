import type { EnvironmentFacts } from '../health';
import {
  aDeployment,
  aReading,
  aSource,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateEnvironment } from './evaluateEnvironment';
import { aBrokenShop, aHealthyShop } from '../__testUtils__/shop';

const healthOf = (facts: EnvironmentFacts) =>
  evaluateEnvironment(facts, undefined, NOW).snapshot.health;

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
      'no metrics are configured',
      { ...aHealthyShop(), indicators: undefined },
      'healthy',
      'Its workload is ready. Not checked: indicators.',
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
          Deployment: [aDeployment('backend', { spec: { paused: true } })],
        },
      }),
      'suspended',
      /paused/,
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
