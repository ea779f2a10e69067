import {
  compareStages,
  type EnvironmentRelease,
  type StageFacts,
  uncomparedKinds,
} from '@flightdeck/plugin-environments-common';

/** What differs from the environment before, and of what nobody can tell. */
export function compareWithSource(
  source: StageFacts,
  own: StageFacts,
): Pick<EnvironmentRelease, 'differences' | 'uncompared'> {
  const unknown = [...new Set([source, own].flatMap(uncomparedKinds))];
  const uncompared = unknown.length > 0 ? unknown : undefined;
  // Without the workloads, nothing that is worth telling is left.
  return unknown.includes('Deployment')
    ? { uncompared }
    : { differences: compareStages(source, own), uncompared };
}
