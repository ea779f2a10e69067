import { join } from 'node:path';
import { templateChart } from '@flightdeck/helm';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { RenderedService } from './RenderedService';

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

/** A manifest as it is applied, and the file or chart it comes from. */
export type Manifest = z.infer<typeof manifestSchema> & { origin?: never };

/** A manifest and where it comes from. */
export interface OriginatedManifest {
  origin: string;
  manifest: Manifest;
}

function readDocuments(origin: string, text: string): OriginatedManifest[] {
  return parseAllDocuments(text).flatMap(document => {
    const value: unknown = document.toJSON();
    return value === null
      ? []
      : [{ origin, manifest: manifestSchema.parse(value) }];
  });
}

/** What an environment is made of: its chart, rendered by Helm, or its folders of manifests. */
export async function readEnvironment(
  rendered: RenderedService,
  stage: string,
): Promise<OriginatedManifest[]> {
  const environment = rendered.service.environments.find(
    each => each.stage === stage,
  );
  if (!environment) {
    throw new Error(`There is no environment of ${stage}.`);
  }
  if (rendered.files.has('helm/Chart.yaml')) {
    const text = await templateChart({
      chart: join(rendered.directory, 'helm'),
      release: rendered.answers.name,
      namespace: environment.namespaces[0],
      valueFiles: ['values.yaml', `values-${stage}.yaml`],
      kubeVersion: 'v1.36.0',
    });
    return readDocuments(`helm (${stage})`, text);
  }
  const folder = new RegExp(`^(k8s|infrastructure/[^/]+)/${stage}/.*\\.ya?ml$`);
  return rendered
    .matching(folder)
    .filter(([path]) => !/\/(rules|tests)\//.test(path))
    .flatMap(([path, text]) => readDocuments(path, text));
}

/** The project and the applications of Argo CD. */
export function readDelivery(rendered: RenderedService): OriginatedManifest[] {
  return rendered
    .matching(/^argocd\/[^/]+\.yaml$/)
    .flatMap(([path, text]) => readDocuments(path, text));
}
