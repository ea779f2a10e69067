import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { templateChart } from '@flightdeck/helm';
import type { DeliveryObject } from '@flightdeck/plugin-environments-backend-module-argocd';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type Manifest, manifestSchema } from './Manifest';

const sourceSchema = z.object({
  repoURL: z.string(),
  path: z.string().optional(),
  directory: z.object({ recurse: z.boolean().default(false) }).optional(),
  helm: z
    .object({
      releaseName: z.string().optional(),
      valueFiles: z.array(z.string()).default([]),
      valuesObject: z.record(z.string(), z.unknown()).optional(),
      parameters: z
        .array(z.object({ name: z.string(), value: z.string() }))
        .default([]),
    })
    .optional(),
});

type Source = z.infer<typeof sourceSchema>;

const specSchema = z.object({
  source: sourceSchema.optional(),
  sources: z.array(sourceSchema).optional(),
  destination: z.object({ namespace: z.string() }),
});

/**
 * What Argo CD will apply for an application, from the files of the service in a folder. Sources in
 * other repositories are left out.
 *
 * @throws InputError with Helm's words when a chart cannot be rendered
 */
export async function renderApplication(
  folder: string,
  application: DeliveryObject,
  cloneUrl: string,
): Promise<Manifest[]> {
  const { source, sources, destination } = specSchema.parse(application.spec);
  const { namespace } = destination;
  const own = (sources ?? (source ? [source] : [])).filter(
    each => each.repoURL === cloneUrl && each.path !== undefined,
  );
  const texts: string[] = [];
  for (const each of own) {
    const path = resolveSafeChildPath(folder, each.path ?? '.');
    const isChart = await stat(join(path, 'Chart.yaml')).catch(() => undefined);
    texts.push(
      ...(isChart
        ? [await renderChart(path, each, application.name, namespace)]
        : await readFolder(path, each.directory?.recurse === true)),
    );
  }
  return texts.flatMap(parseManifests).map(manifest => ({
    ...manifest,
    metadata: {
      ...manifest.metadata,
      namespace: manifest.metadata.namespace ?? namespace,
    },
  }));
}

function renderChart(
  chart: string,
  { helm }: Source,
  name: string,
  namespace: string,
): Promise<string> {
  return templateChart({
    chart,
    release: helm?.releaseName ?? name,
    namespace,
    valueFiles: helm?.valueFiles,
    values: helm?.valuesObject,
    parameters: helm?.parameters,
    skipTests: true,
  });
}

async function readFolder(path: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(path, { recursive, withFileTypes: true });
  return await Promise.all(
    entries
      .filter(entry => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
      .map(entry => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
}

function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text, { logLevel: 'silent' }).flatMap(
    document => manifestSchema.safeParse(document.toJS()).data ?? [],
  );
}
