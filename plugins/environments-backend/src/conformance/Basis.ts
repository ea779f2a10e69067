import { isDeepStrictEqual } from 'node:util';
import type {
  ConformanceFacts,
  KubernetesKind,
} from '@flightdeck/plugin-environments-common';
import { hasSameItems, type Lists, writeSources } from '../snapshots/sameFacts';

/** All that an assessment was made of. */
export interface Basis {
  lists: Lists;
  /** The kinds that are known, looked at or not. */
  known: string;
  sources: string;
  /** What is made anew with every reading, and is small. */
  small: Pick<ConformanceFacts, 'indicators' | 'namespaceLabels'>;
}

export function basisOf(
  facts: ConformanceFacts,
  kinds: ReadonlySet<KubernetesKind>,
): Basis {
  const { objects, applications, alertingRules, sources } = facts;
  const { indicators, namespaceLabels } = facts;
  return {
    lists: new Map<string, readonly unknown[] | undefined>([
      ...[...kinds].map(kind => [kind, objects[kind]] as const),
      ['applications', applications],
      ['alerting rules', alertingRules],
    ]),
    known: Object.entries(objects)
      .flatMap(([kind, list]) => (list === undefined ? [] : [kind]))
      .join(' '),
    sources: writeSources(sources),
    small: { indicators, namespaceLabels },
  };
}

export function isSameBasis(before: Basis, after: Basis): boolean {
  return (
    before.known === after.known &&
    before.sources === after.sources &&
    hasSameItems(before.lists, after.lists) &&
    isDeepStrictEqual(before.small, after.small)
  );
}
