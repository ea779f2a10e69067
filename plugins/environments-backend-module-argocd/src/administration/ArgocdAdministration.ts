import type { Application } from '@flightdeck/plugin-environments-common';
import type { DeliveryObject } from './DeliveryObject';

/**
 * Names an application. With its project, Argo CD tells one that is missing from one that the
 * account may not see.
 *
 * @public
 */
export interface AdministeredApplication {
  name: string;
  project?: string;
}

/**
 * A right in Argo CD's own terms.
 *
 * @public
 */
export interface ArgocdRight {
  resource: 'projects' | 'applications';
  action: 'create' | 'delete' | 'sync';
  /** The name of a project, or `PROJECT/NAME` of an application. */
  object: string;
}

/** @public */
export interface AdministrationOptions {
  signal: AbortSignal;
}

/**
 * Makes and deletes projects and applications of one configured Argo CD instance, in the namespace
 * of its controller, and brings new applications to their first sync.
 *
 * Everything that Argo CD has refused is an InputError, with the right that is missing where that
 * is why; it has done nothing then. A ServiceUnavailableError says that there was no answer: what
 * was asked for may have been done.
 *
 * @public
 */
export interface ArgocdAdministration {
  /** The `name` of the instance in the configuration. */
  readonly instance: string;

  /** Undefined when there is none. */
  findProject(
    name: string,
    options: AdministrationOptions,
  ): Promise<DeliveryObject | undefined>;

  /** Undefined when the project has none of the name. */
  findApplication(
    application: AdministeredApplication,
    options: AdministrationOptions,
  ): Promise<DeliveryObject | undefined>;

  /**
   * Resolves to what is there now: the one that was made, or one that was there before with the
   * same specification, as Argo CD takes no offence at that.
   */
  createProject(
    project: DeliveryObject,
    options: AdministrationOptions,
  ): Promise<DeliveryObject>;

  /** As {@link ArgocdAdministration.createProject}. */
  createApplication(
    application: DeliveryObject,
    options: AdministrationOptions,
  ): Promise<DeliveryObject>;

  /** Resolves when it is not there any more, or is going; also when it was not there. */
  deleteProject(name: string, options: AdministrationOptions): Promise<void>;

  /**
   * Deletes it and what it deployed. Argo CD does so after its answer: it is gone when it is no
   * longer found.
   */
  deleteApplication(
    application: AdministeredApplication,
    options: AdministrationOptions,
  ): Promise<void>;

  /**
   * Which of the rights the configured account lacks, as Argo CD writes them, for example
   * `projects, create, shop`.
   */
  findMissingRights(
    rights: readonly ArgocdRight[],
    options: AdministrationOptions,
  ): Promise<string[]>;

  /**
   * The state of an application; undefined when it is not there.
   */
  readState(
    application: AdministeredApplication,
    options: AdministrationOptions,
  ): Promise<Application | undefined>;

  /** Asks for a sync to what Git holds, without pruning. Accepted is not deployed. */
  sync(
    application: AdministeredApplication,
    options: AdministrationOptions & {
      /** Entity ref of the person; Argo CD's own record names the account. */
      requestedBy: string;
    },
  ): Promise<void>;

  /** Closes its connections. */
  close(): Promise<void>;
}
