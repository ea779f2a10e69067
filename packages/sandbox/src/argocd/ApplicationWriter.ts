import { z } from 'zod';
import { equalJson } from '../kubernetes/json';
import { StatusError } from '../kubernetes/StatusError';
import { type ArgocdToken, isAllowed } from './Accounts';
import { ApiError } from './ApiError';
import {
  type Application,
  applicationSchema,
  CONTROL_PLANE_NAMESPACE,
} from './Application';
import type { ApplicationQuery, ArgocdApi } from './ArgocdApi';
import { isResourcesFinalizer, RESOURCES_FINALIZER } from './finalizeDeletion';
import { DEFAULT_PROJECT } from './projects/ensureDefaultProject';
import { requireValid } from './projects/requireValid';

const OBJECT = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
} as const;

/** An application on its way in; who writes it decides no operation and no status. */
export const draftSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
    finalizers: z.array(z.string()).optional(),
  }),
  spec: applicationSchema.shape.spec.extend({
    project: z
      .string()
      .default(DEFAULT_PROJECT)
      .transform(name => name || DEFAULT_PROJECT),
  }),
});

export type ApplicationDraft = z.infer<typeof draftSchema>;
export type ApplicationSpec = ApplicationDraft['spec'];

export interface WriteMode {
  /** Whether what exists already may become other. */
  upsert?: boolean;
  /** Whether the manifests are made, to see that they can be. */
  validate: boolean;
}

const FINALIZER_OF_POLICY: Record<string, string | undefined> = {
  '': RESOURCES_FINALIZER,
  foreground: `${RESOURCES_FINALIZER}/foreground`,
  background: `${RESOURCES_FINALIZER}/background`,
};

/** Creates, changes and deletes applications, with Argo CD's checks in Argo CD's order. */
export class ApplicationWriter {
  readonly #api: ArgocdApi;

  constructor(api: ArgocdApi) {
    this.#api = api;
  }

  async create(
    account: ArgocdToken,
    draft: ApplicationDraft,
    { upsert, validate }: WriteMode,
  ): Promise<Application> {
    this.#require(account, 'create', draft);
    const candidate = complete(draft);
    await requireValid(this.#api.backend, candidate, validate);
    const existing = this.#api.store.get(candidate.metadata);
    if (!existing) {
      return this.#write(() => this.#api.backend.cluster.create(object(draft)));
    }
    if (equalJson(intent(existing), intent(candidate))) {
      return existing;
    }
    if (!upsert) {
      throw new ApiError(
        'InvalidArgument',
        'existing application spec is different, use upsert flag to force update',
      );
    }
    this.#require(account, 'update', draft);
    return this.#replace(existing, candidate);
  }

  async update(
    account: ArgocdToken,
    query: ApplicationQuery,
    draft: ApplicationDraft,
    { validate }: WriteMode,
  ): Promise<Application> {
    const existing = this.#api.find(account, query);
    this.#api.require(account, 'update', existing);
    if (existing.spec.project !== draft.spec.project) {
      // Who moves an application makes one in the other project.
      this.#require(account, 'create', draft);
      this.#require(account, 'update', draft);
    }
    const candidate = complete({
      ...draft,
      metadata: {
        ...draft.metadata,
        name: existing.metadata.name,
        namespace: existing.metadata.namespace,
      },
    });
    await requireValid(this.#api.backend, candidate, validate);
    return this.#replace(existing, candidate);
  }

  updateSpec(
    account: ArgocdToken,
    query: ApplicationQuery,
    spec: ApplicationSpec,
    mode: WriteMode,
  ): Promise<Application> {
    const { metadata } = this.#api.find(account, query);
    return this.update(account, query, { metadata, spec }, mode);
  }

  /** Asks for the end; with `cascade`, that of all it manages comes first. */
  delete(
    account: ArgocdToken,
    query: ApplicationQuery,
    {
      cascade,
      propagationPolicy,
    }: { cascade: boolean; propagationPolicy: string },
  ): void {
    const existing = this.#api.find(account, query);
    this.#api.require(account, 'delete', existing);
    if (!cascade && propagationPolicy) {
      throw new ApiError(
        'InvalidArgument',
        'cannot set propagation policy when cascading is disabled',
      );
    }
    const finalizer =
      FINALIZER_OF_POLICY[propagationPolicy.toLocaleLowerCase('en-US')];
    if (!finalizer) {
      throw new ApiError(
        'InvalidArgument',
        `invalid propagation policy: ${propagationPolicy}`,
      );
    }
    this.#api.store.update(existing.metadata, current => {
      const others = (current.metadata.finalizers ?? []).filter(
        present => !isResourcesFinalizer(present),
      );
      const finalizers = cascade ? [...others, finalizer] : others;
      return { ...current, metadata: { ...current.metadata, finalizers } };
    });
    const { namespace, name } = existing.metadata;
    this.#api.backend.cluster.delete('Application', namespace, name);
  }

  #require(account: ArgocdToken, action: string, draft: ApplicationDraft) {
    const { project } = draft.spec;
    if (!isAllowed(account, action, project)) {
      throw new ApiError(
        'PermissionDenied',
        `permission denied: applications, ${action}, ${project}/${draft.metadata.name}, sub: ${account.account}`,
      );
    }
  }

  #replace(existing: Application, candidate: Application): Application {
    return this.#write(() => {
      const updated = this.#api.store.update(existing.metadata, current => ({
        ...current,
        metadata: {
          ...current.metadata,
          labels: candidate.metadata.labels,
          annotations: candidate.metadata.annotations,
          finalizers: candidate.metadata.finalizers,
        },
        spec: candidate.spec,
      }));
      return updated ?? candidate;
    });
  }

  /** What the cluster refuses comes in its words. */
  #write(write: () => unknown): Application {
    try {
      return applicationSchema.parse(write());
    } catch (error) {
      if (error instanceof StatusError) {
        throw new ApiError('InvalidArgument', error.message);
      }
      throw error;
    }
  }
}

function object({ metadata, spec }: ApplicationDraft) {
  const { namespace = CONTROL_PLANE_NAMESPACE, ...rest } = metadata;
  return { ...OBJECT, metadata: { ...rest, namespace }, spec };
}

/** The application as it would be. */
function complete(draft: ApplicationDraft): Application {
  const { metadata, ...rest } = object(draft);
  return applicationSchema.parse({
    ...rest,
    metadata: { ...metadata, resourceVersion: '' },
  });
}

function intent({ metadata, spec }: Application) {
  const { labels = {}, annotations = {}, finalizers = [] } = metadata;
  return { labels, annotations, finalizers, spec };
}
