import { z } from 'zod';
import { type ApiApplication, apiApplicationSchema } from './apiSchemas';
import {
  type ApplicationAddress,
  applicationPath,
  withQuery,
} from './applicationPath';
import type { ArgocdClient } from './ArgocdClient';
import {
  type ApiResourceDiff,
  type ApiRevisionMetadata,
  applicationWindowsSchema,
  managedResourcesSchema,
  manifestsSchema,
  revisionMetadataSchema,
} from './deliverySchemas';
import { type SyncRequest, toSyncBody } from './SyncRequest';

interface Options {
  signal: AbortSignal;
}

/**
 * What Argo CD tells of one application and does to it. The namespace and the project go into the
 * query of a GET and of a DELETE, and into the body of everything else.
 */
export class ApplicationApi {
  readonly #client: ArgocdClient;

  constructor(client: ArgocdClient) {
    this.#client = client;
  }

  /** With `refresh`, Argo CD compares the application with Git before it answers. */
  get(
    address: ApplicationAddress,
    options: Options & { refresh?: 'normal' | 'hard'; timeoutMs?: number },
  ): Promise<ApiApplication> {
    return this.getAs(apiApplicationSchema, address, options);
  }

  /** The application, as far as a schema reads it. */
  getAs<T extends z.ZodType>(
    schema: T,
    address: ApplicationAddress,
    options: Options & { refresh?: 'normal' | 'hard'; timeoutMs?: number },
  ): Promise<z.infer<T>> {
    const { refresh, ...init } = options;
    return this.#client.read(
      this.#path(address, '', { refresh }),
      schema,
      init,
    );
  }

  async sync(
    address: ApplicationAddress,
    request: SyncRequest,
    options: Options,
  ): Promise<void> {
    await this.#ask('POST', address, '/sync', {
      ...options,
      what: 'sync',
      body: toSyncBody(request),
    });
  }

  async rollback(
    address: ApplicationAddress,
    request: { id: number; prune: boolean },
    options: Options,
  ): Promise<void> {
    await this.#ask('POST', address, '/rollback', {
      ...options,
      what: 'rollback',
      body: { ...request, dryRun: false },
    });
  }

  async terminate(
    address: ApplicationAddress,
    options: Options,
  ): Promise<void> {
    const path = this.#path(address, '/operation');
    await this.#client.ask('DELETE', path, z.unknown(), {
      ...options,
      what: 'termination',
    });
  }

  /** Merges a part of an application into it; a null takes a field away. */
  async patch(
    address: ApplicationAddress,
    patch: object,
    options: Options,
  ): Promise<void> {
    await this.#ask('PATCH', address, '', {
      ...options,
      what: 'change',
      body: {
        name: address.name,
        patchType: 'merge',
        patch: JSON.stringify(patch),
      },
    });
  }

  async managedResources(
    address: ApplicationAddress,
    options: Options,
  ): Promise<ApiResourceDiff[]> {
    const path = this.#path(address, '/managed-resources');
    const answer = await this.#client.read(
      path,
      managedResourcesSchema,
      options,
    );
    return answer.items ?? [];
  }

  /** What Git holds at some revisions, one for each source; each manifest as a JSON text. */
  async manifests(
    address: ApplicationAddress,
    { revisions, several }: { revisions: readonly string[]; several: boolean },
    options: Options,
  ): Promise<string[]> {
    const path = this.#path(
      address,
      '/manifests',
      several
        ? {
            revisions,
            sourcePositions: revisions.map((_, index) => String(index + 1)),
          }
        : { revision: revisions[0] },
    );
    const answer = await this.#client.read(path, manifestsSchema, options);
    return answer.manifests ?? [];
  }

  /** Of Git only: of a chart Argo CD knows no such thing. */
  describeRevision(
    address: ApplicationAddress,
    {
      revision,
      sourceIndex,
      historyId,
    }: { revision: string; sourceIndex: number; historyId?: number },
    options: Options,
  ): Promise<ApiRevisionMetadata> {
    const path = this.#path(
      address,
      `/revisions/${encodeURIComponent(revision)}/metadata`,
      {
        sourceIndex: String(sourceIndex),
        versionId: historyId === undefined ? undefined : String(historyId),
      },
    );
    return this.#client.read(path, revisionMetadataSchema, options);
  }

  /** The windows of its project that bear on the application, without their zones. */
  async windows(
    address: ApplicationAddress,
    options: Options,
  ): Promise<unknown[]> {
    const path = this.#path(address, '/syncwindows');
    const answer = await this.#client.read(
      path,
      applicationWindowsSchema,
      options,
    );
    return answer.assignedWindows ?? [];
  }

  #path(
    address: ApplicationAddress,
    suffix: string,
    query: Parameters<typeof withQuery>[1] = {},
  ): string {
    return withQuery(applicationPath(address, suffix), {
      appNamespace: address.namespace,
      project: address.project,
      ...query,
    });
  }

  async #ask(
    method: 'POST' | 'PATCH',
    address: ApplicationAddress,
    suffix: string,
    { body, ...init }: Options & { what: string; body: object },
  ): Promise<void> {
    const { namespace, project } = address;
    await this.#client.ask(
      method,
      applicationPath(address, suffix),
      apiApplicationSchema,
      { ...init, body: { ...body, appNamespace: namespace, project } },
    );
  }
}
