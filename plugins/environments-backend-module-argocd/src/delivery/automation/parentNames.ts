import {
  isNamespaceName,
  isObjectName,
} from '@flightdeck/plugin-environments-common';
import type { OwnedApplication } from '../../client/deliverySchemas';

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const INSTANCE_LABEL = 'app.kubernetes.io/instance';

export interface ParentName {
  /** Absent: the control plane's own. */
  namespace?: string;
  name: string;
  /** Whether Argo CD itself wrote it; labels are written by others, too. */
  certain: boolean;
}

/** `<namespace>_<name>`, or the name alone in the control plane's own namespace. */
function parseInstance(text: string): Omit<ParentName, 'certain'> | undefined {
  const [name, namespace] = text.split('_').reverse();
  return isObjectName(name) &&
    (namespace === undefined || isNamespaceName(namespace))
    ? { namespace, name }
    : undefined;
}

/** The tracking id of a copied manifest still names the object that it was copied from. */
function fromTrackingId(
  id: string,
  { namespace, name }: OwnedApplication['metadata'],
): string | undefined {
  const [instance, ...rest] = id.split(':');
  return rest.join(':') === `argoproj.io/Application:${namespace}/${name}`
    ? instance
    : undefined;
}

/** The application that may manage another one as its resource, by what Argo CD writes on it. */
export function parentOf({
  metadata,
}: OwnedApplication): ParentName | undefined {
  const id = metadata.annotations?.[TRACKING_ID];
  const tracked = id ? fromTrackingId(id, metadata) : undefined;
  const instance = tracked ?? metadata.labels?.[INSTANCE_LABEL];
  const parent = instance ? parseInstance(instance) : undefined;
  return parent && parent.name !== metadata.name
    ? { ...parent, certain: tracked !== undefined }
    : undefined;
}
