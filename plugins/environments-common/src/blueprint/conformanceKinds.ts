import { type KubernetesKind, kubernetesProjections } from '../kubernetes';
import type { Blueprint } from './Blueprint';

/** What comes and goes while an environment runs, and no requirement is about. */
const PASSING: readonly KubernetesKind[] = [
  'Event',
  'ReplicaSet',
  'Job',
  'EndpointSlice',
];

function isKind(name: string): name is KubernetesKind {
  return Object.hasOwn(kubernetesProjections, name);
}

/** Whether anything is asked of where Pods run. */
function asksForPlaces({
  parts,
  environments,
  requirements,
}: Blueprint): boolean {
  return (
    requirements.some(({ check }) => check.type === 'nodes') ||
    parts.some(({ spread }) => spread !== undefined) ||
    environments.some(stage =>
      Object.values(stage.parts ?? {}).some(
        ({ spread }) => spread !== undefined,
      ),
    )
  );
}

/**
 * The kinds whose objects an assessment looks at: a change of others cannot change it, as long as
 * it stays known whether they can be read.
 *
 * @public
 */
export function conformanceKinds(blueprint: Blueprint): Set<KubernetesKind> {
  const needsPods = asksForPlaces(blueprint);
  return new Set(
    Object.keys(kubernetesProjections)
      .filter(isKind)
      .filter(kind => !PASSING.includes(kind) && (kind !== 'Pod' || needsPods)),
  );
}
