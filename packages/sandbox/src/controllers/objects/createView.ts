import { z } from 'zod';
import { KubeObject, ObjectMeta } from '../../kubernetes/Cluster';

/** An object with its spec and status read into types. */
export interface View<Spec, Status> {
  object: KubeObject;
  metadata: ObjectMeta;
  spec: Spec;
  status: Status;
}

/**
 * Makes a reader for a kind. What it read it remembers: objects never change in place. The reader
 * throws when a field is not of its type.
 */
export function createView<Spec, Status>(
  specSchema: z.ZodType<Spec>,
  statusSchema: z.ZodType<Status>,
): (object: KubeObject) => View<Spec, Status> {
  const known = new WeakMap<KubeObject, View<Spec, Status>>();
  return object => {
    const found = known.get(object);
    if (found) {
      return found;
    }
    const view = {
      object,
      metadata: object.metadata,
      spec: specSchema.parse(object.spec ?? {}),
      status: statusSchema.parse(object.status ?? {}),
    };
    known.set(object, view);
    return view;
  };
}
