import {
  aDeployment,
  aPod,
  aRollout,
  aService,
  aSlice,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';

const owner = { kind: 'Deployment', name: 'web' };
const pod = (isReady: boolean, name = `web-${isReady}`) =>
  aPod(name, { owner, isReady });
const sliced = (conditions: object[], spec = {}) => ({
  objects: {
    Service: [aService('web', spec)],
    EndpointSlice: [
      aSlice(
        'web',
        conditions.map(each => ({ ...each })),
      ),
    ],
  },
});

const withOwner = (
  { metadata, ...service }: ReturnType<typeof aService>,
  { kind, name }: { kind: string; name: string },
) => ({
  ...service,
  metadata: {
    ...metadata,
    ownerReferences: [{ kind, name, uid: `uid-${name}`, controller: true }],
  },
});

const endpoints: RuleCase[] = [
  {
    when: 'its slices have no ready endpoint, whatever the Pods say',
    rule: 'svc.no-endpoints',
    facts: {
      objects: { ...sliced([{ ready: false }]).objects, Pod: [pod(true)] },
    },
    says: { severity: 'critical', reason: 'NoReadyEndpoints' },
  },
  {
    when: 'its slices have a ready endpoint, whatever the Pods say',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        ...sliced([{ ready: false }, { ready: true }]).objects,
        Pod: [pod(false)],
      },
    },
  },
  {
    when: 'a condition that is not set counts as ready',
    rule: 'svc.no-endpoints',
    facts: sliced([{}]),
  },
  {
    when: 'it has no selector and what writes its slices names nobody',
    rule: 'svc.no-endpoints',
    facts: sliced([], { selector: {} }),
    says: {
      severity: 'critical',
      reason: 'NoReadyEndpoints',
      words: /whatever writes them/,
      advice: /service-name=web/,
    },
  },
  {
    when: 'it has no selector and its slices name somebody',
    rule: 'svc.no-endpoints',
    facts: sliced([{ ready: true }], { selector: {} }),
  },
  {
    when: 'its slices are empty because its workload is scaled to zero',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        ...sliced([]).objects,
        Deployment: [aDeployment('web', { replicas: 0 })],
      },
    },
  },
  {
    when: 'its slices are empty because its Rollout is scaled to zero',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        Service: [
          aService('web', {
            selector: { app: 'web', 'rollouts-pod-template-hash': 'abc' },
          }),
        ],
        Rollout: [
          aRollout('web', {
            spec: {
              replicas: 0,
              template: { metadata: { labels: { app: 'web' } } },
            },
          }),
        ],
      },
    },
  },
  {
    when: 'it wants Pods that are not ready as well',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        Service: [aService('web', { publishNotReadyAddresses: true })],
        Pod: [pod(false)],
      },
    },
  },
  {
    when: 'an operator made it for replicas that it has none of',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        Service: [
          withOwner(aService('db-ro'), { kind: 'Cluster', name: 'db' }),
        ],
        Pod: [pod(true)],
      },
    },
    says: { severity: 'warning', reason: 'NoMatchingPods' },
  },
  {
    when: 'one of three endpoints is not ready',
    rule: 'svc.some-unready',
    facts: sliced([{ ready: true }, { ready: true }, { ready: false }]),
    says: {
      severity: 'info',
      reason: 'SomeEndpointsUnready',
      words: /2 of 3 endpoints/,
    },
  },
  {
    when: 'one of two Pods is not ready, where there are no slices',
    rule: 'svc.some-unready',
    facts: {
      objects: { Service: [aService('web')], Pod: [pod(true), pod(false)] },
    },
    says: { severity: 'info', reason: 'SomeEndpointsUnready' },
  },
  {
    when: 'the one that is not ready is on its way out',
    rule: 'svc.some-unready',
    facts: sliced([{ ready: true }, { ready: false, terminating: true }]),
  },
  {
    when: 'none is ready, which is another rule’s',
    rule: 'svc.some-unready',
    facts: sliced([{ ready: false }]),
  },
];

describe('rules of endpoints', () => {
  it.each(endpoints)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(endpoints))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });
});
