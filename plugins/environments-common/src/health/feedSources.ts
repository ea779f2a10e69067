import type { SourceStatus } from '../sources';
import type { EnvironmentFacts } from './EnvironmentFacts';
import type { Subject } from './Finding';
import type { Feed } from './Rule';

/** The kind of the sources that tell of a feed. */
export function sourceKindOf(feed: Feed): string {
  switch (feed) {
    case 'applications':
      return 'argocd';
    case 'indicators':
    case 'volumes':
    case 'alerts':
      return 'prometheus';
    default:
      return 'kubernetes';
  }
}

/** The source whose facts tell of a subject. */
export function findSource(
  feed: Feed,
  subject: Subject,
  { applications = [], sources }: EnvironmentFacts,
): SourceStatus | undefined {
  const kind = sourceKindOf(feed);
  const ofKind = sources.filter(source => source.kind === kind);
  if (feed !== 'applications' || ofKind.length < 2) {
    return ofKind.at(0);
  }
  const application = applications.find(
    ({ namespace, name }) =>
      namespace === subject.namespace && name === subject.name,
  );
  return (
    ofKind.find(({ name }) => name === application?.instance) ?? ofKind.at(0)
  );
}
