import { afterTheFix, describeCommand } from '../advice';
import { findWaiting, waitingEvidence } from '../containers';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

const REASONS = new Set(['CreateContainerConfigError']);

/** The object or key that the kubelet's message says is missing. */
function missingPart(message: string) {
  const object = /\b(configmap|secret) "([^"]+)" not found/i.exec(message);
  if (object) {
    return { kind: kindOf(object[1]), name: lastPart(object[2]) };
  }
  const key = /couldn't find key (\S+) in (configmap|secret) (\S+)/i.exec(
    message,
  );
  return key
    ? { kind: kindOf(key[2]), name: lastPart(key[3]), key: key[1] }
    : undefined;
}

function kindOf(word: string): string {
  return /^secret$/i.test(word) ? 'Secret' : 'ConfigMap';
}

function lastPart(name: string): string {
  return (
    name
      .replace(/[.,;]$/, '')
      .split('/')
      .at(-1) ?? name
  );
}

export const podConfigError = createObjectRule('Pod', {
  id: 'pod.config-error',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {},
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined &&
    findWaiting(pod, REASONS) !== undefined,
  judge(pod, { index }) {
    const container = findWaiting(pod, REASONS);
    if (!container) {
      return undefined;
    }
    const { namespace } = pod.metadata;
    const { name } = container.status;
    const message = container.status.state?.waiting?.message ?? '';
    const missing = missingPart(message);
    const object = missing && `${missing.kind} ${missing.name}`;
    const part = missing?.key ? `key ${missing.key} of ${object}` : object;
    const complaint = message
      ? quote(message)
      : 'its configuration cannot be read';
    return {
      severity: 'critical',
      reason: 'MissingConfig',
      says: part
        ? `cannot start: ${part} does not exist`
        : `cannot start: ${complaint}`,
      remediation: missing
        ? [
            missing.key
              ? `Add key ${missing.key} to ${object} in namespace ${namespace}, or correct the reference in container ${name}.`
              : `Create ${object} in namespace ${namespace}, or correct the reference in container ${name}.`,
            `Look at what is there: \`kubectl describe ${missing.kind.toLocaleLowerCase(
              'en-US',
            )} ${missing.name} -n ${namespace}\`.`,
            ...afterTheFix(pod, index),
          ]
        : [
            `Check the ConfigMaps and Secrets that container ${name} refers to: ${describeCommand(
              'Pod',
              pod.metadata,
            )}.`,
            ...afterTheFix(pod, index),
          ],
      evidence: waitingEvidence(container),
    };
  },
});
