import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { DeliveryObject } from '@flightdeck/plugin-environments-backend-module-argocd';
import { isObjectName } from '@flightdeck/plugin-environments-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** What a service has in Argo CD. */
export interface DeliveryManifests {
  project: DeliveryObject;
  applications: DeliveryObject[];
}

const texts = z.record(z.string(), z.string()).default({});

const manifestSchema = z
  .object({
    apiVersion: z.literal('argoproj.io/v1alpha1'),
    kind: z.enum(['AppProject', 'Application']),
    metadata: z.object({
      name: z.string().refine(isObjectName, 'no name that Kubernetes takes'),
      labels: texts,
      annotations: texts,
      finalizers: z.array(z.string()).default([]),
    }),
    spec: z.custom<JsonObject>(
      value =>
        typeof value === 'object' && value !== null && !Array.isArray(value),
      'no specification',
    ),
  })
  .transform(({ kind, metadata, spec }) => ({
    kind,
    object: { ...metadata, spec, deleting: false },
  }));

type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads the project and the applications of a service from the folder `argocd` of a workspace.
 *
 * @throws InputError that names the file
 */
export async function readDeliveryManifests(
  workspace: string,
  service: string,
): Promise<DeliveryManifests> {
  const folder = join(workspace, 'argocd');
  const names = await readdir(folder).catch(() => []);
  const manifests: Manifest[] = [];
  for (const name of names.filter(each => /\.ya?ml$/.test(each)).sort()) {
    const text = await readFile(join(folder, name), 'utf8');
    manifests.push(...parseManifests(`argocd/${name}`, text));
  }
  const of = (kind: Manifest['kind']) =>
    manifests.filter(each => each.kind === kind).map(({ object }) => object);
  const [project, ...others] = of('AppProject');
  const applications = of('Application');
  if (!project || others.length > 0 || applications.length === 0) {
    throw new InputError(
      'The folder argocd of the workspace must hold one AppProject and at least one Application.',
    );
  }
  requireNames(service, project, applications);
  return { project, applications };
}

/** Nobody's service may bring the objects of another one, or of Argo CD itself. */
function requireNames(
  service: string,
  project: DeliveryObject,
  applications: readonly DeliveryObject[],
): void {
  if (project.name !== service) {
    throw new InputError(
      `The project of service ${service} must have its name, not ${project.name}.`,
    );
  }
  const stranger = applications.find(
    ({ name, spec }) =>
      !name.startsWith(`${service}-`) || spec.project !== service,
  );
  if (stranger) {
    throw new InputError(
      `Application ${stranger.name} is not one of service ${service}: its name must begin with ${service}-, and its project must be ${service}.`,
    );
  }
}

function parseManifests(path: string, text: string): Manifest[] {
  return parseAllDocuments(text, { logLevel: 'silent' }).flatMap(document => {
    if (document.errors.length > 0) {
      throw new InputError(`${path} is no YAML.`);
    }
    const value: unknown = document.toJS();
    if (value === null) {
      return [];
    }
    const parsed = manifestSchema.safeParse(value);
    if (!parsed.success) {
      const [{ path: place, message }] = parsed.error.issues;
      throw new InputError(
        `${path} is no AppProject and no Application of argoproj.io/v1alpha1: ${place.join(
          '.',
        )}: ${message}.`,
      );
    }
    return [parsed.data];
  });
}
