import type { KubeObject } from '../kubernetes/Cluster';
import type { ApplicationKey } from './ApplicationStore';
import { CONTROL_PLANE_NAMESPACE } from './Application';
import { TRACKING_ANNOTATION } from './readManifests';

/** The application that manages an object, as it says itself or, before it changed, did say. */
export function managerOf(
  ...objects: (KubeObject | undefined)[]
): ApplicationKey | undefined {
  const [tracking] = objects.flatMap(
    object => object?.metadata.annotations?.[TRACKING_ANNOTATION] ?? [],
  );
  if (!tracking) {
    return undefined;
  }
  const [instance] = tracking.split(':');
  const [name, namespace = CONTROL_PLANE_NAMESPACE] = instance
    .split('_')
    .reverse();
  return { namespace, name };
}
