import { Manifest } from './Cluster';
import { isJsonObject, objectAt } from './json';

/** Marks a new Job's pods as its own, as the API server does where no selector is given. */
export function withJobIdentity(manifest: Manifest, uid: string): Manifest {
  const { kind, metadata, spec } = manifest;
  if (kind !== 'Job' || !isJsonObject(spec) || spec.selector) {
    return manifest;
  }
  const template = objectAt(spec, 'template');
  const own = { 'batch.kubernetes.io/controller-uid': uid };
  const labels = {
    ...objectAt(template, 'metadata', 'labels'),
    ...own,
    'batch.kubernetes.io/job-name': metadata.name,
    'job-name': metadata.name,
  };
  return {
    ...manifest,
    spec: {
      ...spec,
      selector: { matchLabels: own },
      template: {
        ...template,
        metadata: { ...objectAt(template, 'metadata'), labels },
      },
    },
  };
}
