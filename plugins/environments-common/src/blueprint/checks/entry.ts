import { subjectOf } from '../../health/subjects';
import { createAspect, orWords } from '../Aspect';
import type { ConformanceContext } from '../ConformanceContext';
import { isNamedLike, type LiveObject } from '../LiveObject';
import { type Comparison, compare } from '../Verdict';
import { servicesOf } from './servicesOf';

type LiveIngress = Extract<LiveObject, { kind: 'Ingress' }>;
type Ingress = LiveIngress['object'];

const CLASS = 'kubernetes.io/ingress.class';
const ISSUERS = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'];

function isIngress(live: LiveObject): live is LiveIngress {
  return live.kind === 'Ingress';
}

/** The hosts at which TLS does not end. */
function plainHosts({ spec }: Ingress): string[] {
  const covers = (pattern: string, host: string) =>
    pattern === host ||
    (pattern.startsWith('*.') &&
      host.slice(host.indexOf('.')) === pattern.slice(1));
  return spec.rules
    .map(({ host }) => host ?? '*')
    .filter(
      host =>
        !spec.tls.some(({ hosts, secretName }) =>
          secretName === undefined
            ? false
            : hosts.some(pattern => covers(pattern, host)),
        ),
    );
}

function compareClass(
  { metadata, spec }: Ingress,
  classes: readonly string[],
): Comparison {
  const name = spec.ingressClassName ?? metadata.annotations[CLASS];
  return {
    path: 'spec.ingressClassName',
    value: name ?? 'none',
    expected: orWords(classes),
    holds:
      name !== undefined && classes.some(pattern => isNamedLike(name, pattern)),
  };
}

function compareTls(ingress: Ingress): Comparison {
  const plain = plainHosts(ingress);
  return {
    path: 'spec.tls',
    value: plain.length > 0 ? `none for ${plain.join(', ')}` : 'all hosts',
    expected: 'all hosts',
    holds: plain.length === 0 && ingress.spec.rules.length > 0,
  };
}

function compareIssuer({ metadata }: Ingress, issuer: string): Comparison {
  const name = ISSUERS.map(key => metadata.annotations[key]).find(
    each => each !== undefined,
  );
  return {
    path: `metadata.annotations[${ISSUERS[0]}]`,
    value: name ?? 'none',
    expected: issuer === '*' ? 'an issuer' : issuer,
    holds: name !== undefined && isNamedLike(name, issuer),
  };
}

/** The Services that an Ingress sends a path to. */
function backendsOf({ spec }: Ingress, path: string): string[] {
  return spec.rules.flatMap(({ http }) =>
    (http?.paths ?? [])
      .filter(each => (each.path ?? '/') === path)
      .flatMap(({ backend }) => backend?.service?.name ?? []),
  );
}

/** Routes may be told by several Ingresses: one sends only to the Services of its namespace. */
function compareRoute(
  { path, part }: { path: string; part: string },
  ingresses: readonly Ingress[],
  context: ConformanceContext,
): Comparison {
  const told = ingresses.map(ingress => ({
    backends: backendsOf(ingress, path),
    services: servicesOf(part, ingress.metadata.namespace, context),
  }));
  const backends = told.flatMap(each => each.backends);
  const services = [...new Set(told.flatMap(each => each.services))];
  return {
    path: `route ${path}`,
    value: [...new Set(backends)].join(', ') || 'none',
    expected: services.length > 0 ? orWords(services) : `a Service of ${part}`,
    holds:
      backends.length > 0 &&
      told.every(each =>
        each.backends.every(backend => each.services.includes(backend)),
      ),
  };
}

export const entry = createAspect('entry', isIngress, {
  severity: 'critical',
  sentence: ({ tls, classes, routes = [] }) =>
    [
      'Requests come in',
      classes && `through an Ingress of class ${orWords(classes)}`,
      tls && 'with TLS',
      routes.length > 0 &&
        `and go to ${routes
          .map(({ path, part }) => `${part} at ${path}`)
          .join(', ')}`,
    ]
      .filter(Boolean)
      .join(' ')
      .concat('.'),
  judge({ tls, classes, issuer, routes = [] }, { object }, context, part) {
    const { metadata } = object;
    const subject = subjectOf('Ingress', metadata);
    const ingresses = context
      .liveOf(part.id)
      .filter(isIngress)
      .map(live => live.object);
    const comparisons: Comparison[] = [
      ...(classes ? [compareClass(object, classes)] : []),
      ...(tls ? [compareTls(object)] : []),
      ...(issuer ? [compareIssuer(object, issuer)] : []),
      // They are told once, whatever number of Ingresses tells them.
      ...(object === ingresses[0] ? routes : []).map(route =>
        compareRoute(route, ingresses, context),
      ),
    ];
    return compare(
      `Ingress ${metadata.name}`,
      comparisons.map(comparison => ({ subject, ...comparison })),
      { remedy: `Change Ingress ${metadata.name} in Git as expected.` },
    );
  },
});
