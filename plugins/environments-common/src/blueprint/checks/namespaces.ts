import { subjectOf } from '../../health/subjects';
import type { KubernetesKind } from '../../kubernetes';
import type { CheckOf } from '../CheckOf';
import type { ConformanceContext } from '../ConformanceContext';
import {
  different,
  met,
  missing,
  toYaml,
  unknown,
  type Verdict,
  worstVerdict,
} from '../Verdict';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
/** From loose to strict. */
const LEVELS = ['privileged', 'baseline', 'restricted'];

/** The worst of what is said of each namespace; nothing is known without a namespace. */
function inEachNamespace(
  context: ConformanceContext,
  judge: (namespace: string) => Verdict,
): Verdict {
  return context.namespaces.length === 0
    ? unknown('The environment names no namespace.')
    : worstVerdict(context.namespaces.map(judge));
}

function absent(
  kind: KubernetesKind,
  namespace: string,
  expected: string,
  context: ConformanceContext,
): Verdict {
  return context.knowsAll(kind, namespace)
    ? missing(
        `Namespace ${namespace} has no ${kind}.`,
        [{ path: `${kind} in ${namespace}`, value: 'none', expected }],
        {},
      )
    : unknown(context.whyUnknown(kind));
}

export function checkQuota(
  { resources }: CheckOf<'quota'>,
  context: ConformanceContext,
): Verdict {
  return inEachNamespace(context, namespace => {
    const quotas = context.index
      .objects('ResourceQuota')
      .filter(({ metadata }) => metadata.namespace === namespace);
    if (quotas.length === 0) {
      return absent('ResourceQuota', namespace, resources.join(', '), context);
    }
    const limited = new Set(
      quotas.flatMap(({ status }) => Object.keys(status.hard)),
    );
    const evidence = quotas.map(({ metadata, status }) => ({
      subject: subjectOf('ResourceQuota', metadata),
      path: 'status.hard',
      value: Object.keys(status.hard).join(', ') || 'none',
      expected: resources.join(', '),
    }));
    const free = resources.filter(resource => !limited.has(resource));
    return free.length === 0
      ? met(`Namespace ${namespace} is limited.`, evidence)
      : different(
          `Namespace ${namespace} has no limit of ${free.join(', ')}.`,
          evidence,
          {},
        );
  });
}

export function checkLimitRange(context: ConformanceContext): Verdict {
  return inEachNamespace(context, namespace => {
    const ranges = context.index
      .objects('LimitRange')
      .filter(({ metadata }) => metadata.namespace === namespace);
    if (ranges.length === 0) {
      return absent('LimitRange', namespace, 'limits of containers', context);
    }
    const types = ranges.flatMap(({ spec }) =>
      spec.limits.flatMap(({ type }) => type ?? []),
    );
    const evidence = ranges.map(({ metadata }) => ({
      subject: subjectOf('LimitRange', metadata),
      path: 'spec.limits',
      value: types.join(', ') || 'none',
      expected: 'Container',
    }));
    return types.includes('Container')
      ? met(`Containers in ${namespace} have limits of their own.`, evidence)
      : different(
          `The LimitRange of ${namespace} says nothing of containers.`,
          evidence,
          {},
        );
  });
}

export function checkPodSecurity(
  { level }: CheckOf<'pod-security'>,
  context: ConformanceContext,
): Verdict {
  return inEachNamespace(context, namespace => {
    const { namespaceLabels = {} } = context.facts;
    const labels = Object.hasOwn(namespaceLabels, namespace)
      ? namespaceLabels[namespace]
      : undefined;
    if (!labels) {
      return unknown(
        `The labels of namespace ${namespace} are not read, so its Pod Security level is not known: that takes the right to get namespaces.`,
      );
    }
    const enforced = labels[ENFORCE];
    const evidence = [
      {
        subject: { kind: 'Namespace', name: namespace },
        path: `metadata.labels[${ENFORCE}]`,
        value: enforced ?? 'none',
        expected: level,
      },
    ];
    const snippet = toYaml({ metadata: { labels: { [ENFORCE]: level } } });
    if (enforced === undefined) {
      return missing(
        `Namespace ${namespace} enforces no Pod Security level.`,
        evidence,
        { snippet },
      );
    }
    return LEVELS.indexOf(enforced) >= LEVELS.indexOf(level)
      ? met(`Namespace ${namespace} enforces ${enforced}.`, evidence)
      : different(
          `Namespace ${namespace} enforces ${enforced} instead of ${level}.`,
          evidence,
          { snippet },
        );
  });
}
