/** Where an application's objects go. */
export interface Destination {
  server?: string;
  name?: string;
  namespace?: string;
}

/** The one cluster that the sandbox's Argo CD knows: the one that it runs in. */
export const IN_CLUSTER = {
  server: 'https://kubernetes.default.svc',
  name: 'in-cluster',
} as const;

/** The cluster of a destination, known or not. */
export function findCluster({ server = '', name = '' }: Destination) {
  const isOwn = server === IN_CLUSTER.server || name === IN_CLUSTER.name;
  return isOwn ? IN_CLUSTER : { server, name };
}

/** Why a destination names no cluster; undefined when it does. */
export function clusterComplaint({
  server,
  name,
}: Destination): string | undefined {
  if (server && name) {
    return `application destination can't have both name and server defined: ${name} ${server}`;
  }
  if (server) {
    return server === IN_CLUSTER.server
      ? undefined
      : `error getting cluster by server "${server}": cluster "${server}" not found`;
  }
  if (name) {
    return name === IN_CLUSTER.name
      ? undefined
      : `unable to find destination server: there are no clusters with this name: ${name}`;
  }
  return 'destination server missing from app spec';
}
