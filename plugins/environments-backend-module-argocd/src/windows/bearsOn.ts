import type { ApiSyncWindow } from '../client/deliverySchemas';
import { matchesPattern } from './matchesPattern';

/** What a window chooses applications by. */
export interface WindowSubject {
  name: string;
  destination: { server?: string; name?: string; namespace?: string };
}

function matchesAny(
  patterns: readonly string[],
  ...texts: (string | undefined)[]
): boolean {
  return patterns.some(pattern =>
    texts.some(text => text && matchesPattern(pattern, text)),
  );
}

/** Whether a window of a project bears on one of its applications, by Argo CD's own reading. */
export function bearsOn(
  { applications, namespaces, clusters, andOperator }: ApiSyncWindow,
  { name, destination }: WindowSubject,
): boolean {
  const choices = [
    { patterns: applications, texts: [name] },
    { patterns: namespaces, texts: [destination.namespace] },
    { patterns: clusters, texts: [destination.server, destination.name] },
  ].filter(({ patterns }) => patterns.length > 0);
  const matched = choices.map(({ patterns, texts }) =>
    matchesAny(patterns, ...texts),
  );
  return andOperator
    ? matched.length > 0 && matched.every(Boolean)
    : matched.some(Boolean);
}
