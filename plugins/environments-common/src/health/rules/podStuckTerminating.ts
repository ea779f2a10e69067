import { createObjectRule } from '../createRule';
import { secondsSince } from '../time';
import { listWords } from '../words';

export const podStuckTerminating = createObjectRule('Pod', {
  id: 'pod.stuck-terminating',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: { afterSeconds: 300 },
  concerns: ({ metadata }) => metadata.deletionTimestamp !== undefined,
  judge({ metadata, spec }, { now, thresholds }) {
    // The time already includes the grace period.
    const { deletionTimestamp, finalizers, namespace, name } = metadata;
    const seconds = secondsSince(deletionTimestamp, now) ?? 0;
    if (!deletionTimestamp || seconds <= thresholds.afterSeconds) {
      return undefined;
    }
    const held =
      finalizers.length > 0
        ? `: held by finalizer ${listWords(finalizers)}`
        : '';
    return {
      severity: 'warning',
      reason: 'StuckTerminating',
      says: {
        one: `should have ended and has not${held}`,
        many: `should have ended and have not${held}`,
      },
      remediation: [
        ...(spec.nodeName
          ? [
              `Check that node ${spec.nodeName} answers: \`kubectl get node ${spec.nodeName}\`.`,
            ]
          : []),
        ...(finalizers.length > 0
          ? [
              `Check the controller that should remove finalizer ${listWords(
                finalizers,
              )}.`,
            ]
          : [
              `When its node is lost for good: \`kubectl delete pod ${name} -n ${namespace} --force\`.`,
            ]),
      ],
      evidence: [
        { path: 'metadata.deletionTimestamp', value: deletionTimestamp },
        ...finalizers.map(value => ({ path: 'metadata.finalizers', value })),
      ],
      began: deletionTimestamp,
    };
  },
});
