import type { Application } from '@flightdeck/plugin-environments-common';
import type { ApplicationManifests } from '@flightdeck/plugin-environments-node';
import { sourcedApplicationSchema } from '../../client/deliverySchemas';
import type { ApplicationTarget } from '../ApplicationTarget';
import { readManifests } from '../compare/readManifests';
import { toApplicationManifests } from './toApplicationManifests';

/** What a sync of an application would apply, hooks among it. */
export async function readApplicationManifests(
  target: ApplicationTarget,
  { sync }: Application,
  options: { signal: AbortSignal },
): Promise<ApplicationManifests> {
  const { spec } = await target.getAs(sourcedApplicationSchema, options);
  const manifests = await readManifests(
    target,
    { revisions: sync.revisions, several: spec.sources.length > 0 },
    options,
  );
  return toApplicationManifests(
    manifests,
    spec.destination?.namespace ?? 'default',
  );
}
