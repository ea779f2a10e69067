import type { ApplicationTarget } from '../ApplicationTarget';
import { type Manifest, parseManifest } from './Manifest';

/** The manifests of an application at some revisions, one for each source. */
export async function readManifests(
  target: ApplicationTarget,
  of: { revisions: readonly string[]; several: boolean },
  options: { signal: AbortSignal },
): Promise<Manifest[]> {
  const texts = await target.read(api =>
    api.manifests(target.ref, of, options),
  );
  return texts.flatMap(text => parseManifest(text) ?? []);
}
