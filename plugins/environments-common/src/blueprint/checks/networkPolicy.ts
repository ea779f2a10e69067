import { subjectOf } from '../../health/subjects';
import type { NetworkPolicy } from '../../kubernetes';
import { createWorkloadAspect, nameOf, orWords } from '../Aspect';
import { type LiveWorkload, liveSubject, podLabels } from '../LiveObject';
import { type Comparison, compare, missing, toYaml, unknown } from '../Verdict';
import { findAdmission, portsOf } from './networkAdmission';
import { isSelected } from './selecting';

type From = readonly { part?: string; namespace?: string }[];

function snippetFor(live: LiveWorkload, from: From, ports: readonly number[]) {
  return toYaml({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: live.object.metadata.name,
      namespace: live.object.metadata.namespace,
    },
    spec: {
      podSelector: { matchLabels: live.object.spec.selector?.matchLabels },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: from.map(({ part, namespace }) =>
            part === undefined
              ? {
                  namespaceSelector: {
                    matchLabels: { 'kubernetes.io/metadata.name': namespace },
                  },
                }
              : { podSelector: { matchLabels: { app: part } } },
          ),
          ports: ports.map(port => ({ protocol: 'TCP', port })),
        },
      ],
    },
  });
}

function policiesOf(live: LiveWorkload, policies: readonly NetworkPolicy[]) {
  return policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === live.object.metadata.namespace &&
      // Without types, a policy is about what comes in.
      (spec.policyTypes.length === 0 || spec.policyTypes.includes('Ingress')) &&
      isSelected(podLabels(live), spec.podSelector),
  );
}

export const networkPolicy = createWorkloadAspect('networkPolicy', {
  severity: 'warning',
  sentence: ({ from, ports }, { title }) =>
    `Only ${orWords(
      from.map(({ part, namespace }) => part ?? `namespace ${namespace}`),
    )} reach ${title}, on port ${orWords(ports.map(String))}.`,
  judge({ from, ports }, live, context) {
    const { namespace } = live.object.metadata;
    const policies = policiesOf(live, context.index.objects('NetworkPolicy'));
    const snippet = snippetFor(live, from, ports);
    if (!context.knowsAll('NetworkPolicy', namespace)) {
      // Policies add up: one that is not seen could let in anybody.
      return unknown(context.whyUnknown('NetworkPolicy'));
    }
    if (policies.length === 0) {
      return missing(
        `No NetworkPolicy says who reaches ${nameOf(live)}: everybody does.`,
        [
          {
            subject: liveSubject(live),
            path: 'NetworkPolicy',
            value: 'none',
            expected: 'a policy for what comes in',
          },
        ],
        { remedy: `Add a NetworkPolicy for ${nameOf(live)} to Git.`, snippet },
      );
    }
    const rules = policies.flatMap(({ spec }) => spec.ingress ?? []);
    const subject = subjectOf('NetworkPolicy', policies[0].metadata);
    const admission = findAdmission(rules, live, context);
    const parts = from.flatMap(({ part }) => part ?? []);
    const namespaces = from.flatMap(source => source.namespace ?? []);
    const open = portsOf(rules, live);
    const comparisons: Comparison[] = [
      {
        path: 'spec.ingress.ports',
        value: open.map(String).join(', ') || 'none',
        expected: ports.join(', '),
        holds:
          open.length === ports.length &&
          ports.every(port => open.some(each => each === port)),
      },
      {
        path: 'spec.ingress.from',
        value: admission.open ?? 'named sources only',
        expected: 'named sources only',
        holds: admission.open === undefined,
      },
      ...parts
        .filter(part => context.workloadsOf(part).length > 0)
        .map(part => ({
          path: `let in: ${part}`,
          value: admission.parts.has(part) ? 'yes' : 'no',
          expected: 'yes',
          holds: admission.parts.has(part),
        })),
      ...namespaces.map(name => ({
        path: `let in: namespace ${name}`,
        value: admission.namespaces.has(name) ? 'yes' : 'no',
        expected: 'yes',
        holds: admission.namespaces.has(name),
      })),
      ...findOthers(admission, parts, namespaces),
    ];
    return compare(
      `the NetworkPolicies of ${nameOf(live)}`,
      comparisons.map(comparison => ({ subject, ...comparison })),
      {
        remedy: `Change NetworkPolicy ${policies[0].metadata.name} in Git so that it lets in who is expected, and nobody else.`,
        snippet,
      },
    );
  },
});

function findOthers(
  admission: ReturnType<typeof findAdmission>,
  parts: readonly string[],
  namespaces: readonly string[],
): Comparison[] {
  return [
    ...[...admission.parts].filter(part => !parts.includes(part)),
    ...admission.strangers,
    ...[...admission.namespaces]
      .filter(name => !namespaces.includes(name))
      .map(name => `namespace ${name}`),
  ].map(name => ({
    path: `let in: ${name}`,
    value: 'yes',
    expected: 'no',
    holds: false,
  }));
}
