import type { KubeObject } from '../kubernetes/Cluster';
import { type Application, REFRESH_ANNOTATION } from './Application';

/** What people and other programs say of an application; all the rest Argo CD writes itself. */
export function intentOf({ metadata, ...object }: KubeObject): unknown {
  const { annotations, deletionTimestamp } = metadata;
  return [object.spec, object.operation, annotations, deletionTimestamp];
}

/** The annotations of an application whose refresh is done. */
export function withoutRefresh({ metadata }: Application) {
  const { [REFRESH_ANNOTATION]: _refresh, ...annotations } =
    metadata.annotations ?? {};
  return metadata.annotations ? { annotations } : {};
}
