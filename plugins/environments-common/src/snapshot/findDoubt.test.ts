import type { EnvironmentFacts } from '../health';
import {
  ago,
  anApplication,
  aPod,
  aReading,
  aSource,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateEnvironment } from './evaluateEnvironment';
import { aHealthyShop } from '../__testUtils__/shop';

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

describe('an environment is unknown', () => {
  it.each<[string, EnvironmentFacts, string | RegExp]>([
    [
      'an indicator has no value',
      { ...aHealthyShop(), indicators: [aReading({ value: undefined })] },
      /Error ratio is unknown/,
    ],
    [
      'nothing is there',
      theFacts({}),
      'Nothing is deployed in namespace shop.',
    ],
    [
      'only ended Pods are there',
      theFacts({
        objects: { Pod: [aPod('a', { status: { phase: 'Succeeded' } })] },
      }),
      /only Pods that have ended/,
    ],
    [
      'no Pods can be read',
      without('Pod', aHealthyShop()),
      /^Objects of kind Pod could not be read/,
    ],
    [
      'no Deployments can be read',
      without('Deployment', aHealthyShop()),
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
      'Cluster sandbox does not answer. What is shown is as of 2026-03-02 11:58 UTC.',
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
      'StatefulSets may not be listed.',
    ],
    [
      'one of its namespaces does not exist',
      {
        ...aHealthyShop(),
        sources: [
          aSource({
            gaps: [
              {
                what: 'Namespace shpo',
                state: 'unsupported',
                message: "Namespace 'shpo' does not exist.",
              },
            ],
          }),
        ],
      },
      "Namespace 'shpo' does not exist.",
    ],
    [
      'it is not known where',
      theFacts({ environment: { cluster: undefined, namespaces: [] } }),
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
      'Bad name.',
    ],
    [
      'the node of a Pod is lost',
      theFacts({
        objects: {
          Pod: [aPod('a', { status: { phase: 'Unknown', conditions: [] } })],
        },
      }),
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
      /cannot be compared with Git/,
    ],
  ])('when %s', (_, facts, sentence) => {
    expect(healthOf(facts)).toMatchObject({
      status: 'unknown',
      sentence: saying(sentence),
    });
  });
});
