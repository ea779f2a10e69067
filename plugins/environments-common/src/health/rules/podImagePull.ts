import type { Pod } from '../../kubernetes';
import { afterTheFix, describeCommand } from '../advice';
import { findWaiting, imageOf, waitingEvidence } from '../containers';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { PULL_REASONS } from '../imagePulls';
import { missingPullSecrets } from '../podReferences';
import { listWords } from '../words';

interface Cause {
  words: string;
  pattern: RegExp;
  remedies(image: string, pod: Pod): string[];
}

const CAUSES: readonly Cause[] = [
  {
    words: 'registry host not found',
    pattern: /no such host/i,
    remedies: image => [
      `Correct the registry's name in ${image}, or the DNS of the nodes.`,
    ],
  },
  {
    words: 'not found',
    pattern: /not found|manifest unknown/i,
    remedies: image => [
      `Check that the image exists: \`docker manifest inspect ${image}\`.`,
      'Push the image, or correct its name and tag in Git and sync.',
    ],
  },
  {
    words: 'not authorized',
    pattern: /denied|unauthorized|\b403\b|insufficient_scope/i,
    remedies: (image, { metadata, spec }) => [
      spec.imagePullSecrets.length > 0
        ? `Check that Secret ${listWords(
            spec.imagePullSecrets.map(({ name }) => name),
          )} in namespace ${metadata.namespace} may pull ${image}.`
        : `The Pod names no imagePullSecrets: add one that may pull ${image}, to the Pod or to ServiceAccount ${
            spec.serviceAccountName ?? 'default'
          }.`,
    ],
  },
  {
    words: 'registry does not answer',
    pattern: /time(d )?out|deadline exceeded|connection refused/i,
    remedies: image => [
      `Check that the nodes reach the registry of ${image}, and that it is up.`,
    ],
  },
];

function causeOf(texts: Iterable<string | undefined>): Cause | undefined {
  for (const text of texts) {
    const cause = CAUSES.find(({ pattern }) => text && pattern.test(text));
    if (cause) {
      return cause;
    }
  }
  return undefined;
}

/** Of several images in one Pod, only the failures of this one count. */
function pullFailures(pod: Pod, image: string, index: FactIndex): string[] {
  return index
    .eventsOf(pod.metadata.uid)
    .filter(
      ({ reason, message }) => reason === 'Failed' && message?.includes(image),
    )
    .flatMap(({ message }) => message ?? []);
}

export const podImagePull = createObjectRule('Pod', {
  id: 'pod.image-pull',
  holdSeconds: 0,
  thresholds: {},
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined &&
    findWaiting(pod, PULL_REASONS) !== undefined,
  judge(pod, { index }) {
    const container = findWaiting(pod, PULL_REASONS);
    if (!container) {
      return undefined;
    }
    const image = imageOf(container);
    const failures = pullFailures(pod, image, index);
    const secrets = missingPullSecrets(pod, index);
    const cause = causeOf([
      container.status.state?.waiting?.message,
      ...failures,
    ]);
    return {
      severity: 'critical',
      // One word for both of the words between which the kubelet swings.
      reason: 'ImagePullBackOff',
      says: `cannot pull image ${image}${cause ? ` (${cause.words})` : ''}`,
      // Events expire: Pods whose cause is still told and others belong together.
      alike: image,
      remediation: [
        ...(secrets.length > 0
          ? [
              `Create ${listWords(secrets)} in namespace ${
                pod.metadata.namespace
              }: the Pod names it to pull with, and it does not exist.`,
            ]
          : []),
        ...(cause?.remedies(image, pod) ?? [
          `Check the image's name, its tag and the registry's credentials: ${describeCommand(
            'Pod',
            pod.metadata,
          )}.`,
        ]),
        ...afterTheFix(pod, index),
      ],
      evidence: [
        ...waitingEvidence(container),
        ...secrets.map(value => ({ path: 'spec.imagePullSecrets', value })),
        ...failures
          .slice(0, 1)
          .map(value => ({ path: 'event.message', value })),
      ],
    };
  },
});
