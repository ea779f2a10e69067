import {
  describeService,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import type { ClusterDirectory } from '@flightdeck/plugin-environments-node';

/**
 * The namespaces that Argo CD has made for a service and does not delete, a sentence each; none
 * where they were there before.
 */
export async function findKeptNamespaces(
  answers: ServiceAnswers,
  clusters: readonly ClusterDirectory[],
  signal: AbortSignal,
): Promise<string[]> {
  const directory = clusters.find(
    ({ cluster }) => cluster === answers.placement.cluster,
  );
  if (!directory || answers.namespaces.mode === 'existing') {
    return [];
  }
  const names = describeService(answers).environments.flatMap(
    ({ namespaces }) => namespaces,
  );
  const described = await Promise.all(
    names.map(name => directory.describeNamespace(name, { signal })),
  );
  return described
    .filter(({ state }) => state === 'exists')
    .map(
      ({ name, cluster }) =>
        `namespace '${name}' of cluster '${cluster}': Argo CD does not delete namespaces; it is used again when the service is created again.`,
    );
}
