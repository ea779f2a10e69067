import { ApiError } from '../ApiError';
import { type Application, sourcesOf } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import { readTargets } from '../readTargets';
import { clusterComplaint } from './findCluster';
import { Project } from './Project';

/**
 * Refuses an application that Argo CD would refuse when it is created or changed. With `render` its
 * manifests are made too.
 *
 * @throws ApiError InvalidArgument with all that is wrong
 */
export async function requireValid(
  backend: ArgocdBackend,
  application: Application,
  render: boolean,
): Promise<void> {
  const { metadata, spec } = application;
  const project = Project.find(backend, spec.project);
  if (!project) {
    throw new ApiError(
      'InvalidArgument',
      `app is not allowed in project "${spec.project}", or the project does not exist`,
    );
  }
  const complaint = clusterComplaint(spec.destination);
  if (complaint) {
    throw new ApiError(
      'InvalidArgument',
      `application destination spec for ${metadata.name} is invalid: ${complaint}`,
    );
  }
  if (render) {
    refuse(metadata.name, await renderComplaints(backend, application));
  }
  refuse(
    metadata.name,
    project.complaintsOf({
      destination: spec.destination,
      sources: sourcesOf(application),
    }),
  );
}

function refuse(name: string, complaints: readonly string[]): void {
  if (complaints.length > 0) {
    const list = complaints.map(words => `InvalidSpecError: ${words}`);
    throw new ApiError(
      'InvalidArgument',
      `application spec for ${name} is invalid: ${list.join(';')}`,
    );
  }
}

async function renderComplaints(
  backend: ArgocdBackend,
  application: Application,
): Promise<string[]> {
  const sources = sourcesOf(application);
  if (sources.length === 0) {
    return [
      'spec.source.repoURL and either source.path, source.chart, or source.ref are required',
    ];
  }
  try {
    await readTargets(backend, application);
    return [];
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const paths = sources.map(({ path = '.' }) => path).join(', ');
    return [`Unable to generate manifests in ${paths}: ${words}`];
  }
}
