import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  Application,
  ApplicationRef,
} from '@flightdeck/plugin-environments-common';
import type { z } from 'zod';
import {
  type ApiApplication,
  apiApplicationSchema,
} from '../client/apiSchemas';
import type { ApplicationApi } from '../client/ApplicationApi';
import { ArgocdError } from '../client/ArgocdError';
import type {
  ArgocdConnection,
  ArgocdConnections,
} from '../source/ArgocdConnections';
import { toApplication } from '../source/toApplication';
import { toChangeError, toOwnError } from './toOwnError';

/** Names an application; the project makes Argo CD tell missing from forbidden. */
export type TargetRef = ApplicationRef & { project?: string };

/** One application and the instance that has it. What it throws are errors of ours. */
export class ApplicationTarget {
  readonly connection: ArgocdConnection;
  readonly ref: TargetRef;

  private constructor(connection: ArgocdConnection, ref: TargetRef) {
    this.connection = connection;
    this.ref = ref;
  }

  static find(connections: ArgocdConnections, ref: TargetRef) {
    const connection = connections.resolve(ref);
    if (typeof connection !== 'string') {
      const { namespace, name, project } = ref;
      return new ApplicationTarget(connection, { namespace, name, project });
    }
    throw ref.instance === undefined
      ? new ServiceUnavailableError(connection)
      : new NotFoundError(connection);
  }

  get name(): string {
    return this.ref.name;
  }

  get instance(): string {
    return this.connection.instance.name;
  }

  /** Asks Argo CD something. */
  async read<T>(ask: (api: ApplicationApi) => Promise<T>): Promise<T> {
    try {
      return await ask(this.connection.applications);
    } catch (error) {
      throw toOwnError(error, this.instance, this.ref);
    }
  }

  getAs<T extends z.ZodType>(
    schema: T,
    options: Parameters<ApplicationApi['getAs']>[2],
  ): Promise<z.infer<T>> {
    return this.read(api => api.getAs(schema, this.ref, options));
  }

  getApi(
    options: Parameters<ApplicationApi['getAs']>[2],
  ): Promise<ApiApplication> {
    return this.getAs(apiApplicationSchema, options);
  }

  async get(
    options: Parameters<ApplicationApi['getAs']>[2],
  ): Promise<Application> {
    return toApplication(await this.getApi(options), this.connection.instance);
  }

  /**
   * Changes something. `verb` is what the account would do, for a sentence. The words of a refusal
   * are not to be relied on, so `explain` may look at the state first, and throw what it finds.
   */
  async change(
    verb: string,
    ask: (api: ApplicationApi) => Promise<void>,
    explain: () => Promise<void> = async () => {},
  ): Promise<void> {
    try {
      await ask(this.connection.applications);
    } catch (error) {
      if (error instanceof ArgocdError && error.failure === 'refused') {
        await explain();
      }
      throw toChangeError(error, this.instance, { ...this.ref, verb });
    }
  }

  /** The state tells more surely than the words of a refusal. */
  async refuseWhenBusy(signal: AbortSignal): Promise<void> {
    refuseBusy(await this.get({ signal }));
  }
}

/** Argo CD has one slot for an operation of an application. */
export function refuseBusy(application: Application): void {
  if (application.operationInProgress) {
    throw new ConflictError(
      `Another operation is already in progress on ${application.name}.`,
    );
  }
}
