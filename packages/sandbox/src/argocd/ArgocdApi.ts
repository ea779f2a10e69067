import { type Accounts, type ArgocdToken, isAllowed } from './Accounts';
import { ApiError } from './ApiError';
import {
  type Application,
  CONTROL_PLANE_NAMESPACE,
  type Operation,
} from './Application';
import type { ApplicationController } from './ApplicationController';
import type { ApplicationStore } from './ApplicationStore';
import type { ArgocdBackend } from './ArgocdBackend';
import { assignedWindows, type SyncWindow } from './syncWindows';

export interface ApplicationQuery {
  name: string;
  appNamespace?: string;
  project?: string;
}

/** What the routes share: how an application is found and allowed, and how operations start. */
export class ArgocdApi {
  readonly backend: ArgocdBackend;
  readonly store: ApplicationStore;
  readonly controller: ApplicationController;
  readonly accounts: Accounts;

  constructor(options: {
    backend: ArgocdBackend;
    store: ApplicationStore;
    controller: ApplicationController;
    accounts: Accounts;
  }) {
    this.backend = options.backend;
    this.store = options.store;
    this.controller = options.controller;
    this.accounts = options.accounts;
  }

  /**
   * Without a project, an application that is not there and one that may not be seen look the
   * same: 403. With a project, one that is not there is 404.
   */
  find(
    account: ArgocdToken,
    { name, appNamespace, project }: ApplicationQuery,
  ): Application {
    const namespace = appNamespace || CONTROL_PLANE_NAMESPACE;
    const application = this.store.get({ namespace, name });
    const asked = project || application?.spec.project;
    if (asked === undefined || !isAllowed(account, 'get', asked)) {
      throw new ApiError('PermissionDenied', 'permission denied');
    }
    if (!application || application.spec.project !== asked) {
      throw new ApiError(
        'NotFound',
        `applications.argoproj.io "${name}" not found`,
      );
    }
    return application;
  }

  require(account: ArgocdToken, action: string, { spec }: Application): void {
    if (!isAllowed(account, action, spec.project)) {
      throw new ApiError('PermissionDenied', 'permission denied');
    }
  }

  windows(application: Application): SyncWindow[] {
    const project = this.backend.cluster.get(
      'AppProject',
      CONTROL_PLANE_NAMESPACE,
      application.spec.project,
    );
    return assignedWindows(project, application);
  }

  /** Puts the operation into the application's one slot. */
  startOperation(
    application: Application,
    operation: Operation,
  ): Application | undefined {
    return this.store.update(application.metadata, current => {
      if (current.operation) {
        throw new ApiError(
          'FailedPrecondition',
          'another operation is already in progress',
        );
      }
      return {
        ...current,
        operation,
        status: { ...current.status, operationState: undefined },
      };
    });
  }
}
