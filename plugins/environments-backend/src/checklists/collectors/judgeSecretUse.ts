import {
  listWords,
  type Pod,
  type Secret,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

/**
 * Which Pods started before a Secret changed that their variables are made of: they still run the
 * former one. What is mounted as a file changes by itself.
 */
export function judgeSecretUse({
  facts: { objects },
}: CollectedEnvironment): Aspect[] {
  const secrets = (objects.Secret ?? []).filter(
    ({ updatedAt }) => updatedAt !== undefined,
  );
  return secrets.flatMap(secret => {
    const pods = (objects.Pod ?? [])
      .filter(pod => runsFormer(pod, secret))
      .map(({ metadata }) => metadata.name);
    return pods.length === 0
      ? []
      : [
          {
            state: 'warning' as const,
            says: `Secret ${secret.metadata.name} has changed since ${listWords(
              pods,
            )} started: they still run the former one.`,
          },
        ];
  });
}

function runsFormer(
  { metadata, spec, status }: Pod,
  { metadata: secret, updatedAt = '' }: Secret,
): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    metadata.namespace === secret.namespace &&
    spec.containers
      .filter(({ references }) =>
        references.some(
          ({ kind, name }) => kind === 'Secret' && name === secret.name,
        ),
      )
      .some(({ name }) => {
        const { state } =
          status.containerStatuses.find(each => each.name === name) ?? {};
        return (
          Date.parse(state?.running?.startedAt ?? '') < Date.parse(updatedAt)
        );
      })
  );
}
