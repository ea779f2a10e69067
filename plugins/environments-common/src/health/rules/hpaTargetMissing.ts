import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';

function isMissing(
  kind: string | undefined,
  namespace: string,
  name: string,
  index: FactIndex,
): boolean {
  // Of other kinds nothing is known.
  return (
    (kind === 'Deployment' || kind === 'StatefulSet') &&
    index.seesAll(kind, namespace) &&
    index.find(kind, namespace, name) === undefined
  );
}

export const hpaTargetMissing = createObjectRule('HorizontalPodAutoscaler', {
  id: 'hpa.target-missing',
  alsoNeeds: ['Deployment', 'StatefulSet'],
  holdSeconds: 0,
  thresholds: {},
  judge({ metadata, spec }, { index }) {
    const { kind, name } = spec.scaleTargetRef ?? {};
    if (name && !isMissing(kind, metadata.namespace, name, index)) {
      return undefined;
    }
    return {
      severity: 'critical',
      reason: 'TargetMissing',
      says: name
        ? `scales ${kind} ${name}, which does not exist`
        : 'names nothing to scale',
      remediation: [
        `Correct spec.scaleTargetRef of ${metadata.name} in Git and sync, or remove the autoscaler.`,
      ],
      evidence: [
        {
          path: 'spec.scaleTargetRef',
          value: name ? `${kind}/${name}` : '',
        },
      ],
    };
  },
});
