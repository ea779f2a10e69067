import { type Application, sourcesOf } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import { clusterComplaint } from './findCluster';
import { Project } from './Project';

/** An application that must not be as it is: its project, destination or source is at fault. */
export class InvalidSpecError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidSpecError';
  }
}

/**
 * The project of an application.
 *
 * @throws InvalidSpecError when there is no such project, or it does not permit the application
 */
export function requirePermitted(
  backend: ArgocdBackend,
  application: Application,
): Project {
  const { project: name, destination } = application.spec;
  const project = Project.find(backend, name);
  if (!project) {
    throw new InvalidSpecError(
      `Application referencing project ${name} which does not exist`,
    );
  }
  const complaint = clusterComplaint(destination);
  const complaints = complaint
    ? [complaint]
    : project.complaintsOf({ destination, sources: sourcesOf(application) });
  if (complaints.length > 0) {
    throw new InvalidSpecError(complaints.join(';'));
  }
  return project;
}
