import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceFiles } from '@flightdeck/service-templates';
import { readDeliveryManifests } from '../delivery/readDeliveryManifests';
import { writeFiles } from '../rendering/writeFiles';
import type { Manifest } from './Manifest';
import { renderApplication } from './renderApplication';

/** What Argo CD will apply for each application of a service, by the application's name. */
export async function renderEnvironments(
  files: ServiceFiles,
  service: { name: string; cloneUrl: string },
): Promise<ReadonlyMap<string, readonly Manifest[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'flightdeck-check-'));
  try {
    await writeFiles(folder, files);
    const { applications } = await readDeliveryManifests(folder, service.name);
    const rendered = new Map<string, readonly Manifest[]>();
    for (const application of applications) {
      const { name } = application;
      rendered.set(
        name,
        await renderApplication(folder, application, service.cloneUrl),
      );
    }
    return rendered;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
