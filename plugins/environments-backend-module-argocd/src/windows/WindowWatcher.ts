import type { Application } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { ApplicationApi } from '../client/ApplicationApi';
import type { ArgocdClient } from '../client/ArgocdClient';
import { ArgocdError } from '../client/ArgocdError';
import {
  type ApiSyncWindow,
  projectWindowsSchema,
} from '../client/deliverySchemas';
import { readWindows } from './toDeploymentWindow';

/** What is known of the windows of a project. */
export interface WindowReading {
  /** Of the project; absent when only those of its applications can be read. */
  windows?: ApiSyncWindow[];
  /** By application, as `<namespace>/<name>`. */
  byApplication: ReadonlyMap<string, ApiSyncWindow[]>;
  problems: string[];
}

export interface WindowWatcherOptions {
  instance: string;
  client: ArgocdClient;
  applications: ApplicationApi;
  now: () => Date;
  delay: Delay;
  timing: { tickMs: number; everyMs: number };
}

type Named = Pick<Application, 'namespace' | 'name' | 'project'>;

export function keyOf({ namespace, name }: Omit<Named, 'project'>): string {
  return `${namespace}/${name}`;
}

/** Reads the sync windows of the projects of applications now and then, and keeps them. */
export class WindowWatcher {
  readonly #options: WindowWatcherOptions;
  readonly #readings = new Map<string, WindowReading & { at: number }>();

  constructor(options: WindowWatcherOptions) {
    this.#options = options;
  }

  find(project: string): WindowReading | undefined {
    return this.#readings.get(project);
  }

  /** Watches until the signal aborts; `wanted` are the applications that anybody cares for. */
  async run(
    wanted: () => readonly Named[],
    signal: AbortSignal,
  ): Promise<void> {
    const { delay, now, timing } = this.#options;
    while (!signal.aborted) {
      const applications = wanted();
      const projects = new Set(applications.map(({ project }) => project));
      for (const project of projects) {
        const { at = -Infinity } = this.#readings.get(project) ?? {};
        if (now().getTime() - at >= timing.everyMs) {
          const own = applications.filter(one => one.project === project);
          await this.#read(project, own, signal);
        }
      }
      await delay(timing.tickMs, signal);
    }
  }

  async #read(
    project: string,
    applications: readonly Named[],
    signal: AbortSignal,
  ): Promise<void> {
    const before = this.#readings.get(project);
    const at = this.#options.now().getTime();
    try {
      const reading = await this.#ask(project, applications, signal);
      this.#readings.set(project, { ...reading, at });
    } catch (error) {
      const reason = error instanceof ArgocdError ? ` ${error.message}` : '';
      this.#readings.set(project, {
        windows: before?.windows,
        byApplication: before?.byApplication ?? new Map(),
        problems: [
          `The sync windows of project '${project}' cannot be read.${reason}`,
        ],
        at,
      });
    }
  }

  async #ask(
    project: string,
    applications: readonly Named[],
    signal: AbortSignal,
  ): Promise<WindowReading> {
    const { client, instance } = this.#options;
    const path = `/api/v1/projects/${encodeURIComponent(project)}`;
    try {
      const { spec } = await client.read(path, projectWindowsSchema, {
        signal,
      });
      const { windows, unreadable } = readWindows(spec.syncWindows ?? []);
      const problems =
        unreadable > 0
          ? [
              `${unreadable} sync windows of project '${project}' of Argo CD '${instance}' make no sense.`,
            ]
          : [];
      return { windows, byApplication: new Map(), problems };
    } catch (error) {
      const isKept =
        error instanceof ArgocdError &&
        ['forbidden', 'not-found'].includes(error.failure);
      if (!isKept) {
        throw error;
      }
      return this.#askApplications(project, applications, signal);
    }
  }

  /** Who may not read the project is told of its windows by each application, and of no zone. */
  async #askApplications(
    project: string,
    applications: readonly Named[],
    signal: AbortSignal,
  ): Promise<WindowReading> {
    const byApplication = new Map<string, ApiSyncWindow[]>();
    for (const application of applications) {
      const values = await this.#options.applications.windows(application, {
        signal,
      });
      byApplication.set(keyOf(application), readWindows(values).windows);
    }
    const isAny = [...byApplication.values()].some(({ length }) => length > 0);
    return {
      byApplication,
      problems: isAny
        ? [
            `Argo CD '${
              this.#options.instance
            }' does not let our account read project '${project}', so the time zone of its sync windows is not known and taken for UTC.`,
          ]
        : [],
    };
  }
}
