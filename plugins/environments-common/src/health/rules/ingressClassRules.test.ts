import {
  aDeployment,
  anHttpRoute,
  anIngress,
  anIngressClass,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';

const ANNOTATION = 'kubernetes.io/ingress.class';
const ingress = (
  { className, annotated }: { className?: string; annotated?: string },
  isServed = false,
) => {
  const { metadata, spec, status } = anIngress('entry', 'web');
  const annotations: Record<string, string> =
    annotated === undefined ? {} : { [ANNOTATION]: annotated };
  return {
    metadata: { ...metadata, annotations },
    spec: { ...spec, ingressClassName: className },
    status: isServed ? status : {},
  };
};
const withClasses = (
  entry: ReturnType<typeof ingress>,
  ...IngressClass: ReturnType<typeof anIngressClass>[]
): RuleCase['facts'] => ({ objects: { Ingress: [entry], IngressClass } });
const missing = {
  severity: 'warning',
  reason: 'IngressClassMissing',
} as const;

const classes: RuleCase[] = [
  {
    when: 'its class does not exist',
    rule: 'ing.class-missing',
    facts: withClasses(
      ingress({ className: 'nginx' }, true),
      anIngressClass('traefik'),
    ),
    says: { ...missing, words: /class nginx/, advice: /traefik/ },
  },
  {
    when: 'its class exists',
    rule: 'ing.class-missing',
    facts: withClasses(
      ingress({ className: 'nginx' }),
      anIngressClass('nginx'),
    ),
  },
  {
    when: 'it names no class and none is the default',
    rule: 'ing.class-missing',
    facts: withClasses(ingress({}), anIngressClass('nginx')),
    says: { ...missing, words: /no default class/ },
  },
  {
    when: 'it names no class and one is the default',
    rule: 'ing.class-missing',
    facts: withClasses(ingress({}), anIngressClass('nginx', true)),
  },
  {
    when: 'its annotation names a class that does not exist',
    rule: 'ing.class-missing',
    facts: withClasses(ingress({ annotated: 'nginx' })),
    says: { ...missing, advice: /Install an Ingress controller/ },
  },
  {
    when: 'a controller follows its annotation without such an object',
    rule: 'ing.class-missing',
    facts: withClasses(ingress({ annotated: 'nginx' }, true)),
  },
  {
    when: 'its annotation names a class of Google’s, which has no object',
    rule: 'ing.class-missing',
    facts: withClasses(ingress({ annotated: 'gce-internal' })),
  },
  {
    when: 'it has no address',
    rule: 'ing.no-address',
    facts: { objects: { Ingress: [ingress({})] } },
    says: { severity: 'info', reason: 'NoAddress' },
  },
  {
    when: 'it has one',
    rule: 'ing.no-address',
    facts: { objects: { Ingress: [ingress({}, true)] } },
  },
];

const route = (condition: object): RuleCase['facts'] => ({
  objects: {
    HTTPRoute: [anHttpRoute('web', [{ observedGeneration: 1, ...condition }])],
  },
});
const routes: RuleCase[] = [
  {
    when: 'a backend is not found',
    rule: 'route.unresolved',
    facts: route({
      type: 'ResolvedRefs',
      status: 'False',
      reason: 'BackendNotFound',
      message: 'Service web not found',
    }),
    says: {
      severity: 'critical',
      reason: 'BackendNotFound',
      words: /Gateway edge cannot resolve: Service web not found/,
    },
  },
  {
    when: 'the gateway does not accept it',
    rule: 'route.unresolved',
    facts: route({
      type: 'Accepted',
      status: 'False',
      reason: 'NoMatchingListenerHostname',
    }),
    says: {
      severity: 'critical',
      reason: 'NoMatchingListenerHostname',
      words: /not accepted by Gateway edge/,
    },
  },
  {
    when: 'what was refused is an older version of it',
    rule: 'route.unresolved',
    facts: route({
      type: 'Accepted',
      status: 'False',
      observedGeneration: 0,
    }),
  },
  {
    when: 'all is resolved',
    rule: 'route.unresolved',
    facts: route({ type: 'ResolvedRefs', status: 'True' }),
  },
  {
    when: 'there is no route',
    rule: 'route.unresolved',
    facts: { objects: { Deployment: [aDeployment('web')], HTTPRoute: [] } },
  },
];

const cases = [...classes, ...routes];

describe('rules of Ingress classes and routes', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });
});
