import type {
  KubernetesKind,
  KubernetesObjectTypes,
} from '@flightdeck/plugin-environments-common';
import type { ClusterConnection } from '../client/ClusterConnection';
import { project } from './project';
import { resources } from './resources';
import type { WatchChange } from './WatchChange';
import { watchResource, type WatchResourceOptions } from './watchResource';

export interface WatchKindOptions<Kind extends KubernetesKind>
  extends Omit<
    WatchResourceOptions<KubernetesObjectTypes[Kind]>,
    'kind' | 'resource' | 'read'
  > {
  kind: Kind;
}

/** Watches a kind for ever, as {@link watchResource} does, and keeps its projections. */
export function watchKind<Kind extends KubernetesKind>(
  connection: ClusterConnection,
  options: WatchKindOptions<Kind>,
): AsyncGenerator<WatchChange<Kind>, void, void> {
  const { kind } = options;
  return watchResource(connection, {
    ...options,
    resource: resources[kind],
    read: raw => project(kind, raw),
  });
}
