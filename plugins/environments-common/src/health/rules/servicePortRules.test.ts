import {
  ago,
  anObjectEvent,
  aPod,
  aService,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';

const owner = { kind: 'Deployment', name: 'web' };
const ports = (...list: object[]) =>
  aPod('web-1', {
    owner,
    spec: { containers: [{ name: 'app', ports: list }] },
  });
const portCases: RuleCase[] = [
  {
    when: 'no container has the name',
    rule: 'svc.port-mismatch',
    facts: {
      objects: {
        Service: [
          aService('web', { ports: [{ port: 80, targetPort: 'web' }] }),
        ],
        Pod: [ports({ name: 'http', containerPort: 8080 })],
      },
    },
    says: {
      severity: 'critical',
      reason: 'PortMismatch',
      words: /port web, a name/,
      advice: /8080 \(http\)/,
    },
  },
  {
    when: 'a container has the name',
    rule: 'svc.port-mismatch',
    facts: {
      objects: {
        Service: [
          aService('web', { ports: [{ port: 80, targetPort: 'http' }] }),
        ],
        Pod: [ports({ name: 'http', containerPort: 8080 })],
      },
    },
  },
  {
    when: 'no container declares the number',
    rule: 'svc.port-mismatch',
    facts: {
      objects: {
        Service: [aService('web')],
        Pod: [ports({ containerPort: 8080 })],
      },
    },
    says: { severity: 'warning', reason: 'PortMismatch', words: /port 80,/ },
  },
  {
    when: 'containers declare nothing, as they may',
    rule: 'svc.port-mismatch',
    facts: { objects: { Service: [aService('web')], Pod: [ports()] } },
  },
  {
    when: 'the Pods of a release to come have it already',
    rule: 'svc.port-mismatch',
    facts: {
      objects: {
        Service: [aService('web')],
        Pod: [ports({ containerPort: 8080 }), ports({ containerPort: 80 })],
      },
    },
  },
  {
    when: 'its clients choose the port by themselves',
    rule: 'svc.port-mismatch',
    facts: {
      objects: {
        Service: [aService('web', { clusterIP: 'None' })],
        Pod: [ports({ containerPort: 8080 })],
      },
    },
  },
];

const balancer = (ingress: object[]) => ({
  ...aService('web', { type: 'LoadBalancer' }),
  status: {
    loadBalancer: { ingress: ingress.map(each => ({ ...each })) },
  },
});
const balancers: RuleCase[] = [
  {
    when: 'it has no address, and the cloud says why',
    rule: 'svc.lb-pending',
    facts: {
      objects: {
        Service: [balancer([])],
        Event: [
          anObjectEvent(
            { kind: 'Service', name: 'web', uid: 'uid-svc-web' },
            {
              type: 'Warning',
              reason: 'SyncLoadBalancerFailed',
              message: 'no subnet',
              lastTimestamp: ago(30),
            },
          ),
        ],
      },
    },
    says: {
      severity: 'warning',
      reason: 'LoadBalancerPending',
      words: /no subnet/,
    },
  },
  {
    when: 'it has a host name',
    rule: 'svc.lb-pending',
    facts: { objects: { Service: [balancer([{ hostname: 'lb.test' }])] } },
  },
  {
    when: 'it is not a load balancer',
    rule: 'svc.lb-pending',
    facts: { objects: { Service: [aService('web')] } },
  },
];

const cases = [...portCases, ...balancers];

describe('rules of ports and load balancers', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });
});
