import { subjectOf } from '../../health/subjects';
import { createAspect, orWords } from '../Aspect';
import type { ConformanceContext } from '../ConformanceContext';
import { type LiveObject, podLabels } from '../LiveObject';
import { type Comparison, compare } from '../Verdict';
import { hasEvery } from './selecting';

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

/** The names of the Services that send to a part. */
function servicesOf(
  part: string,
  namespace: string,
  context: ConformanceContext,
): string[] {
  const workloads = context.workloadsOf(part);
  return context.index
    .objects('Service')
    .filter(
      ({ metadata, spec }) =>
        metadata.namespace === namespace &&
        workloads.some(
          live =>
            live.object.metadata.namespace === namespace &&
            hasEvery(podLabels(live), spec.selector),
        ),
    )
    .map(({ metadata }) => metadata.name);
}

function compareRoute(
  { path, part }: { path: string; part: string },
  { metadata, spec }: Ingress,
  context: ConformanceContext,
): Comparison {
  const services = servicesOf(part, metadata.namespace, context);
  const backends = spec.rules.flatMap(({ http }) =>
    (http?.paths ?? [])
      .filter(each => (each.path ?? '/') === path)
      .flatMap(({ backend }) => backend?.service?.name ?? []),
  );
  return {
    path: `route ${path}`,
    value: backends.join(', ') || 'none',
    expected: services.length > 0 ? orWords(services) : `a Service of ${part}`,
    holds:
      backends.length > 0 &&
      backends.every(backend => services.includes(backend)),
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
  judge({ tls, classes, issuer, routes = [] }, { object }, context) {
    const { metadata, spec } = object;
    const subject = subjectOf('Ingress', metadata);
    const className = spec.ingressClassName ?? metadata.annotations[CLASS];
    const plain = plainHosts(object);
    const issuedBy = ISSUERS.map(key => metadata.annotations[key]).find(
      name => name !== undefined,
    );
    const comparisons: Comparison[] = [
      ...(classes
        ? [
            {
              path: 'spec.ingressClassName',
              value: className ?? 'none',
              expected: orWords(classes),
              holds: classes.some(name => name === className),
            },
          ]
        : []),
      ...(tls
        ? [
            {
              path: 'spec.tls',
              value:
                plain.length > 0 ? `none for ${plain.join(', ')}` : 'all hosts',
              expected: 'all hosts',
              holds: plain.length === 0 && spec.rules.length > 0,
            },
          ]
        : []),
      ...(issuer
        ? [
            {
              path: `metadata.annotations[${ISSUERS[0]}]`,
              value: issuedBy ?? 'none',
              expected: issuer,
              holds: issuedBy === issuer,
            },
          ]
        : []),
      ...routes.map(route => compareRoute(route, object, context)),
    ];
    return compare(
      `Ingress ${metadata.name}`,
      comparisons.map(comparison => ({ subject, ...comparison })),
      { remedy: `Change Ingress ${metadata.name} in Git as expected.` },
    );
  },
});
