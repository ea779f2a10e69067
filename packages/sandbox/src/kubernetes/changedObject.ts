import { KubeObject, WriteOptions } from './Cluster';
import { equalJson, freezeJson } from './json';
import { withNote } from './managedFields';
import { nextGeneration } from './objectMetadata';

/** The object after a write, without its new version; the same one when nothing has changed. */
export function changedObject(
  current: KubeObject,
  next: KubeObject,
  options: WriteOptions | undefined,
  time: string,
): KubeObject {
  // What a client says of who wrote what counts for nothing.
  const { managedFields } = current.metadata;
  const candidate = freezeJson<KubeObject>({
    ...next,
    metadata: { ...next.metadata, managedFields },
  });
  if (equalJson(current, candidate)) {
    return current;
  }
  const generation = nextGeneration(current, candidate);
  const counted = {
    ...candidate,
    metadata: { ...candidate.metadata, generation },
  };
  return withNote(current, counted, options, time);
}
