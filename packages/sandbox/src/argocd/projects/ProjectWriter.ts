import { z } from 'zod';
import { equalJson } from '../../kubernetes/json';
import type { KubeObject, Manifest } from '../../kubernetes/Cluster';
import { parseManifest } from '../../kubernetes/manifest';
import { StatusError } from '../../kubernetes/StatusError';
import { type ArgocdToken, isAllowed } from '../Accounts';
import { ApiError } from '../ApiError';
import {
  type Application,
  CONTROL_PLANE_NAMESPACE,
  sourcesOf,
} from '../Application';
import type { ArgocdApi } from '../ArgocdApi';
import { DEFAULT_PROJECT } from './ensureDefaultProject';
import { Project, projectSpecSchema } from './Project';

/** A project on its way in. */
export const projectDraftSchema = z.object({
  metadata: z.looseObject({
    name: z.string().min(1),
    resourceVersion: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
    finalizers: z.array(z.string()).optional(),
  }),
  // Kept as it is given; only its form is checked.
  spec: z
    .record(z.string(), z.unknown())
    .default({})
    .refine(spec => projectSpecSchema.safeParse(spec).success, {
      error: 'the spec of the project is not well formed',
    }),
});

export type ProjectDraft = z.infer<typeof projectDraftSchema>;

/** Creates, changes and deletes projects, with Argo CD's checks. */
export class ProjectWriter {
  readonly #api: ArgocdApi;

  constructor(api: ArgocdApi) {
    this.#api = api;
  }

  /** @throws ApiError NotFound, or PermissionDenied for who may not know of it */
  find(account: ArgocdToken, name: string): KubeObject {
    requireAllowed(account, 'get', name);
    const project = this.#get(name);
    if (!project) {
      throw new ApiError(
        'NotFound',
        `appprojects.argoproj.io "${name}" not found`,
      );
    }
    return project;
  }

  /** Those that the account may see. */
  list(account: ArgocdToken): KubeObject[] {
    return this.#api.backend.cluster
      .list('AppProject', CONTROL_PLANE_NAMESPACE)
      .filter(({ metadata }) => isAllowed(account, 'get', metadata.name));
  }

  create(
    account: ArgocdToken,
    draft: ProjectDraft,
    upsert: boolean,
  ): KubeObject {
    const { name } = draft.metadata;
    requireAllowed(account, 'create', name);
    const existing = this.#get(name);
    if (!existing) {
      return written(() => this.#api.backend.cluster.create(manifest(draft)));
    }
    if (equalJson(existing.spec, draft.spec)) {
      return existing;
    }
    if (!upsert) {
      throw new ApiError(
        'InvalidArgument',
        'existing project spec is different; use upsert flag to force update',
      );
    }
    requireAllowed(account, 'update', name);
    return this.#replace(existing, draft);
  }

  update(account: ArgocdToken, draft: ProjectDraft): KubeObject {
    requireAllowed(account, 'update', draft.metadata.name);
    const existing = this.find(account, draft.metadata.name);
    const { resourceVersion } = draft.metadata;
    if (
      resourceVersion &&
      resourceVersion !== existing.metadata.resourceVersion
    ) {
      throw new ApiError(
        'Aborted',
        `Operation cannot be fulfilled on appprojects.argoproj.io "${draft.metadata.name}": the object has been modified; please apply your changes to the latest version and try again`,
      );
    }
    this.#refuseStranding(existing, draft);
    return this.#replace(existing, draft);
  }

  delete(account: ArgocdToken, name: string): void {
    if (name === DEFAULT_PROJECT) {
      throw new ApiError(
        'InvalidArgument',
        `name '${name}' is reserved and cannot be deleted`,
      );
    }
    requireAllowed(account, 'delete', name);
    this.find(account, name);
    const users = this.#applicationsOf(name);
    if (users.length > 0) {
      throw new ApiError(
        'InvalidArgument',
        `project is referenced by ${users.length} applications`,
      );
    }
    this.#api.backend.cluster.delete(
      'AppProject',
      CONTROL_PLANE_NAMESPACE,
      name,
    );
  }

  /** No application that may be now may become forbidden. */
  #refuseStranding(existing: KubeObject, draft: ProjectDraft): void {
    const { name } = draft.metadata;
    const [before, after] = [existing.spec, draft.spec].map(
      spec => new Project(name, spec),
    );
    const users = this.#applicationsOf(name);
    const stranded = (
      isFine: (project: Project, user: Application) => boolean,
    ) =>
      users.filter(user => isFine(before, user) && !isFine(after, user)).length;
    const sources = stranded((project, user) =>
      sourcesOf(user).every(source => project.permitsSource(source)),
    );
    const destinations = stranded((project, { spec }) =>
      project.permitsDestination(spec.destination),
    );
    const parts = [
      ...(sources ? [`${sources} applications source became invalid`] : []),
      ...(destinations
        ? [`${destinations} applications destination became invalid`]
        : []),
    ];
    if (parts.length > 0) {
      throw new ApiError(
        'InvalidArgument',
        `as a result of project update ${parts.join(' and ')}`,
      );
    }
  }

  #replace(existing: KubeObject, draft: ProjectDraft): KubeObject {
    const { metadata, spec } = manifest(draft);
    return written(() =>
      this.#api.backend.cluster.replace(
        parseManifest({
          ...existing,
          metadata: { ...existing.metadata, ...metadata },
          spec,
        }),
      ),
    );
  }

  #get(name: string): KubeObject | undefined {
    return this.#api.backend.cluster.get(
      'AppProject',
      CONTROL_PLANE_NAMESPACE,
      name,
    );
  }

  #applicationsOf(name: string): Application[] {
    return this.#api.store.list().filter(({ spec }) => spec.project === name);
  }
}

function requireAllowed(
  account: ArgocdToken,
  action: string,
  project: string,
): void {
  if (!isAllowed(account, action, project)) {
    throw new ApiError(
      'PermissionDenied',
      `permission denied: projects, ${action}, ${project}, sub: ${account.account}`,
    );
  }
}

function manifest({ metadata, spec }: ProjectDraft): Manifest {
  const { name, labels, annotations, finalizers } = metadata;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name,
      namespace: CONTROL_PLANE_NAMESPACE,
      labels,
      annotations,
      finalizers,
    },
    spec,
  };
}

/** What the cluster refuses comes in its words. */
function written(write: () => KubeObject): KubeObject {
  try {
    return write();
  } catch (error) {
    if (error instanceof StatusError) {
      throw new ApiError('InvalidArgument', error.message);
    }
    throw error;
  }
}
