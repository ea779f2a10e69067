import {
  aDeployment,
  anIngress,
  aPod,
  aService,
  aSource,
  NAMESPACE,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const owner = { kind: 'Deployment', name: 'web' };
const readyPod = aPod('web-1', { owner });
const unreadyPod = aPod('web-1', { owner, isReady: false });
const podsHidden = aSource({
  gaps: [
    {
      what: `Pod in ${NAMESPACE}`,
      state: 'forbidden',
      message: 'Pods may not be read.',
    },
  ],
});
const servicesHidden = aSource({
  gaps: [
    {
      what: `Service in ${NAMESPACE}`,
      state: 'forbidden',
      message: 'Services may not be read.',
    },
  ],
});

const services: RuleCase[] = [
  {
    when: 'its selector matches nothing',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        Service: [aService('web', { selector: { app: 'webb' } })],
        Pod: [readyPod],
      },
    },
    says: {
      severity: 'critical',
      reason: 'NoMatchingPods',
      words: /selector matches no Pod/,
      advice: /--show-labels/,
    },
  },
  {
    when: 'none of its Pods is ready',
    rule: 'svc.no-endpoints',
    facts: { objects: { Service: [aService('web')], Pod: [unreadyPod] } },
    says: {
      severity: 'critical',
      reason: 'NoReadyEndpoints',
      advice: /kubectl get pods -n shop -l app=web/,
    },
  },
  {
    when: 'its only ready Pod is on its way out',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        Service: [aService('web')],
        Pod: [
          aPod('web-1', {
            owner,
            metadata: {
              deletionTimestamp: '2026-03-02T12:00:30Z',
              labels: { app: 'web' },
            },
          }),
        ],
      },
    },
    says: { severity: 'critical', reason: 'NoReadyEndpoints' },
  },
  {
    when: 'one Pod is ready',
    rule: 'svc.no-endpoints',
    facts: {
      objects: { Service: [aService('web')], Pod: [unreadyPod, readyPod] },
    },
  },
  {
    when: 'only one of its two labels fits',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        Service: [aService('web', { selector: { app: 'web', tier: 'front' } })],
        Pod: [readyPod],
      },
    },
    says: { severity: 'critical', reason: 'NoMatchingPods' },
  },
  {
    when: 'its endpoints are written by hand',
    rule: 'svc.no-endpoints',
    facts: { objects: { Service: [aService('web', { selector: {} })] } },
  },
  {
    when: 'it stands for a name outside',
    rule: 'svc.no-endpoints',
    facts: {
      objects: { Service: [aService('web', { type: 'ExternalName' })] },
    },
  },
  {
    when: 'its workload is scaled to zero',
    rule: 'svc.no-endpoints',
    facts: {
      objects: {
        Service: [aService('web')],
        Deployment: [aDeployment('web', { replicas: 0 })],
      },
    },
  },
  {
    when: 'Pods of the namespace may not be read',
    rule: 'svc.no-endpoints',
    facts: { objects: { Service: [aService('web')] }, sources: [podsHidden] },
  },
  {
    when: 'its Pods may lie outside of the selected part',
    rule: 'svc.no-endpoints',
    facts: {
      objects: { Service: [aService('web')] },
      environment: { labelSelector: 'team=a' },
    },
  },
];

const ingresses: RuleCase[] = [
  {
    when: 'the Service is missing',
    rule: 'ing.backend-missing',
    facts: { objects: { Ingress: [anIngress('entry', 'web')] } },
    says: {
      severity: 'critical',
      reason: 'BackendServiceMissing',
      words: /shop\.test\/ .*Service web/,
      advice: /kubectl get services -n shop/,
    },
  },
  {
    when: 'the Service has no such port',
    rule: 'ing.backend-missing',
    facts: {
      objects: {
        Ingress: [anIngress('entry', 'web', { number: 8080 })],
        Service: [aService('web')],
      },
    },
    says: {
      severity: 'critical',
      reason: 'BackendPortMissing',
      words: /port 8080 of Service web/,
    },
  },
  {
    when: 'the port is known by name',
    rule: 'ing.backend-missing',
    facts: {
      objects: {
        Ingress: [anIngress('entry', 'web', { name: 'http' })],
        Service: [aService('web')],
      },
    },
  },
  {
    when: 'all is there',
    rule: 'ing.backend-missing',
    facts: {
      objects: {
        Ingress: [anIngress('entry', 'web')],
        Service: [aService('web')],
      },
    },
  },
  {
    when: 'what AWS does with requests is told by an annotation',
    rule: 'ing.backend-missing',
    facts: {
      objects: {
        Ingress: [
          anIngress('entry', 'ssl-redirect', { name: 'use-annotation' }),
        ],
        Service: [aService('web')],
      },
    },
  },
  {
    when: 'Services may not be read',
    rule: 'ing.backend-missing',
    facts: {
      objects: { Ingress: [anIngress('entry', 'web')] },
      sources: [servicesHidden],
    },
  },
  {
    when: 'nothing stands behind the Service',
    rule: 'ing.backend-empty',
    facts: {
      objects: {
        Ingress: [anIngress('entry', 'web')],
        Service: [aService('web')],
        Pod: [unreadyPod],
      },
    },
    says: {
      severity: 'critical',
      reason: 'BackendHasNoEndpoints',
      words: /no Pod is ready behind Service web/,
    },
  },
  {
    when: 'a Pod is ready',
    rule: 'ing.backend-empty',
    facts: {
      objects: {
        Ingress: [anIngress('entry', 'web')],
        Service: [aService('web')],
        Pod: [readyPod],
      },
    },
  },
  {
    when: 'the Service is missing, which is another rule’s',
    rule: 'ing.backend-empty',
    facts: { objects: { Ingress: [anIngress('entry', 'web')] } },
  },
];

describe('rules of Services and Ingresses', () => {
  it.each([...services, ...ingresses])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
