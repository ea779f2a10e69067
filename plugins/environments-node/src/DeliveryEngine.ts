import type {
  Application,
  ApplicationOperation,
  ConfigMap,
  DeployedCommit,
  DeploymentWindow,
  EnvironmentDefinition,
  HookPlan,
  Pod,
  ResourceChoice,
  ResourceDifference,
  Secret,
} from '@flightdeck/plugin-environments-common';

/**
 * A sync of one application.
 *
 * @public
 */
export interface SyncApplicationRequest {
  /**
   * The application that was looked at. Its `sync.revisions` are the plan, one for each source:
   * what is synced must be these, unless its automation lets the engine alone choose.
   */
  application: Application;
  /** Delete what is no longer in Git. */
  prune: boolean;
  /** Let the engine try, and change nothing. */
  dryRun?: boolean;
  /** Only these; all without them. */
  resources?: Omit<ResourceChoice, 'application'>[];
  /** Options for this sync alone, beside those that the application sets itself. */
  options?: string[];
  /** Entity ref of the person; handed on to the engine, whose own record names a robot. */
  requestedBy: string;
}

/**
 * A rollback of one application to an entry of its engine's history.
 *
 * @public
 */
export interface RollbackApplicationRequest {
  /** As it was looked at. */
  application: Application;
  /** The id of the entry, as `Application.history` tells it. */
  historyId: number;
  prune: boolean;
  requestedBy: string;
}

/**
 * The automation of an application as its engine has it.
 *
 * @public
 */
export interface ApplicationAutomation {
  enabled: boolean;
  /** The engine's own setting, whole and exact, as JSON: what `setAutomation` brings back. */
  setting: string;
  /** A few words for a person, for example `auto-sync with prune and self-heal`. */
  words: string;
  /** What would bring the setting back by itself: an ApplicationSet, a parent application. */
  owners: {
    kind: string;
    name: string;
    /** Undefined when that cannot be told. */
    reverts: boolean | undefined;
    /** A sentence, with what to do about it. */
    message: string;
  }[];
}

/**
 * What an action would do to the resources of an application.
 *
 * @public
 */
export interface ApplicationComparison {
  resources: ResourceDifference[];
  hooks: HookPlan[];
  /** A sentence when not all could be told. */
  incomplete?: string;
}

/**
 * What a sync would apply, as far as its objects refer to each other. Names and keys only: no value
 * of a Secret, a ConfigMap or a variable.
 *
 * @public
 */
export interface ApplicationManifests {
  configMaps: readonly ConfigMap[];
  secrets: readonly Secret[];
  /** Secrets that something else makes of what is applied; which keys they get is not told. */
  promisedSecrets: readonly {
    namespace: string;
    name: string;
    /** Kind and name, for example `ExternalSecret db`. */
    by: string;
  }[];
  /** All that makes Pods, hooks too, with the Pods that it would make. */
  workloads: readonly {
    kind: string;
    namespace: string;
    name: string;
    pod: Pod['spec'];
  }[];
}

/**
 * The windows that bear on the applications of an environment.
 *
 * @public
 */
export interface EngineWindows {
  windows: DeploymentWindow[];
  /** Sentences: what could not be read. */
  problems: string[];
}

/**
 * What changes the applications of environments: Argo CD.
 *
 * All methods that ask the upstream throw ServiceUnavailableError when it cannot be read or does
 * not answer, and NotFoundError when it has no such application; never an error with the upstream's
 * own 401 or 403. Those that change something also throw ConflictError when an operation is in
 * progress, and InputError when the engine refuses the request itself, or our account for it. All
 * but ServiceUnavailableError say that the request was surely not taken.
 *
 * @public
 */
export interface DeliveryEngine {
  /** For example `argocd`; the `engine` of its applications. */
  readonly id: string;

  /**
   * Reads the applications of an environment from the upstream, now, past every cache of ours, and
   * compared with Git anew where the upstream manages that in time. `hard` asks it to forget its own
   * cache of manifests, too.
   */
  inspect(
    environment: EnvironmentDefinition,
    options: { signal: AbortSignal; refresh?: 'normal' | 'hard' },
  ): Promise<Application[]>;

  /** Asks for a sync. Resolves when the engine has accepted it, which says nothing of its end. */
  sync(
    request: SyncApplicationRequest,
    options: { signal: AbortSignal },
  ): Promise<void>;

  /**
   * Asks for a rollback; as `sync`. InputError when automation is on, or the engine's history has
   * no such entry that can be rolled back to.
   */
  rollback(
    request: RollbackApplicationRequest,
    options: { signal: AbortSignal },
  ): Promise<void>;

  /** Asks to end the running operation. ConflictError when none runs. */
  terminate(
    application: Application,
    options: { signal: AbortSignal },
  ): Promise<void>;

  /** Reads the automation now. */
  readAutomation(
    application: Application,
    options: { signal: AbortSignal },
  ): Promise<ApplicationAutomation>;

  /**
   * Switches automation off, or brings a `setting` of `readAutomation` back, exactly. Doing it
   * twice is the same as once. Resolves when the engine has it.
   */
  setAutomation(
    application: Application,
    automation: 'off' | { setting: string },
    options: { signal: AbortSignal },
  ): Promise<void>;

  /**
   * Yields the operation after the one that `application` had, which was asked for at `since` or later each time it changes; the last one
   * has ended. Keeps trying while the upstream is away, until `signal` aborts.
   */
  follow(
    application: Application,
    options: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<ApplicationOperation, void, void>;

  /**
   * What a sync would do to each resource that differs, with hidden values; with `historyId`, what
   * a rollback to that entry would do.
   */
  compare(
    application: Application,
    target: { prune: boolean; historyId?: number; partial?: boolean },
    options: { signal: AbortSignal },
  ): Promise<ApplicationComparison>;

  /**
   * Author and message of the revisions of an application, as far as its engine can tell; the
   * entry of its history names old ones surely. Never fails for a revision that is unknown: it is
   * then told without author.
   */
  describeRevisions(
    application: Application,
    target: { revisions: string[]; historyId?: number },
    options: { signal: AbortSignal },
  ): Promise<DeployedCommit[]>;

  /**
   * What a sync to the revisions of `application.sync` would apply. Absent where an engine cannot
   * tell. InputError when it cannot make the manifests.
   */
  readManifests?(
    application: Application,
    options: { signal: AbortSignal },
  ): Promise<ApplicationManifests>;

  /** The engine's own windows, from memory. */
  windows(environment: EnvironmentDefinition): EngineWindows;
}
