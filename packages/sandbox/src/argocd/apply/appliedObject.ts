import type { KubeObject, Manifest } from '../../kubernetes/Cluster';
import { applyPatch, isCustom } from '../../kubernetes/patches/applyPatch';
import { parseManifest } from '../../kubernetes/manifest';
import { requireResourceType } from '../../kubernetes/requireResourceType';
import { withDefaults } from '../../kubernetes/withDefaults';
import { createApplyPatch } from './createApplyPatch';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The manifest that was applied last; undefined when nobody noted it. */
export function lastAppliedOf({ metadata }: Manifest): Manifest | undefined {
  const text = metadata.annotations?.[LAST_APPLIED];
  return text === undefined ? undefined : parseManifest(JSON.parse(text));
}

/** The manifest with a note of itself, as `kubectl apply` leaves it in the object. */
export function withLastApplied(manifest: Manifest): Manifest {
  const { metadata } = manifest;
  const note = { [LAST_APPLIED]: JSON.stringify(manifest) };
  return {
    ...manifest,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, ...note },
    },
  };
}

/**
 * What becomes of a live object to which a manifest is applied. `original` is what was applied
 * before: the fields that it names and the manifest does not are taken away.
 */
export function appliedObject(
  live: KubeObject | undefined,
  manifest: Manifest,
  original: Manifest = manifest,
): Manifest {
  const { status: _status, ...modified } = manifest;
  const type = requireResourceType(manifest.kind, manifest.apiVersion);
  const patch = createApplyPatch(
    { kind: type.kind, isCustom: isCustom(type) },
    { original, modified },
  );
  return withDefaults(
    parseManifest(
      applyPatch({ type, format: 'apply', target: live ?? {}, patch }),
    ),
  );
}
