import type {
  Application,
  ApplicationRef,
  EnvironmentDefinition,
  SourceGap,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import type { ApplicationKey } from './ApplicationStore';
import type { ArgocdConnection, ArgocdConnections } from './ArgocdConnections';
import { describeMissing } from './describeMissing';
import { ENGINE_ID } from './toApplication';

/** Tells of the Argo CD applications of environments. */
export class ArgocdSource implements EnvironmentSource {
  readonly id = ENGINE_ID;
  readonly #connections: ArgocdConnections;

  constructor(connections: ArgocdConnections) {
    this.#connections = connections;
  }

  async start(context: EnvironmentSourceContext): Promise<void> {
    const { environments, changed, signal } = context;
    this.#connections.start(
      (instance, keys) => {
        const affected = environments
          .list()
          .filter(environment => this.#concerns(environment, instance, keys));
        if (affected.length > 0) {
          changed(affected.map(({ ref }) => ref));
        }
      },
      () => environments.list().flatMap(({ applications }) => applications),
      signal,
    );
  }

  read({ applications: refs }: EnvironmentDefinition): SourceReading {
    const statuses: SourceStatus[] = [];
    const byConnection = new Map<ArgocdConnection, ApplicationRef[]>();
    for (const ref of refs) {
      const connection = this.#connections.resolve(ref);
      if (typeof connection !== 'string') {
        const others = byConnection.get(connection) ?? [];
        byConnection.set(connection, [...others, ref]);
      } else if (!statuses.some(({ message }) => message === connection)) {
        statuses.push(unresolved(ref, connection));
      }
    }
    const readings = [...byConnection].map(([connection, wanted]) =>
      readInstance(connection, wanted),
    );
    const known = readings.flatMap(({ applications }) =>
      applications ? [applications] : [],
    );
    return {
      statuses: [...statuses, ...readings.map(({ status }) => status)],
      applications:
        known.length > 0 || refs.length === 0 ? known.flat() : undefined,
    };
  }

  #concerns(
    { applications }: EnvironmentDefinition,
    instance: string,
    keys: readonly ApplicationKey[] | undefined,
  ): boolean {
    return applications.some(ref => {
      const connection = this.#connections.resolve(ref);
      if (
        typeof connection === 'string' ||
        connection.instance.name !== instance
      ) {
        return false;
      }
      const namespace = ref.namespace ?? connection.watcher.controllerNamespace;
      return (
        !keys ||
        keys.some(key => key.name === ref.name && key.namespace === namespace)
      );
    });
  }
}

function unresolved(ref: ApplicationRef, message: string): SourceStatus {
  return {
    id: ref.instance ? `${ENGINE_ID}/${ref.instance}` : ENGINE_ID,
    kind: ENGINE_ID,
    name: ref.instance ?? ENGINE_ID,
    state: 'unsupported',
    message,
    gaps: [],
  };
}

function readInstance(
  { instance, watcher }: ArgocdConnection,
  refs: readonly ApplicationRef[],
): { status: SourceStatus; applications: Application[] | undefined } {
  const { state, message, asOf, unreadable } = watcher.status;
  const applications: Application[] = [];
  const gaps: SourceGap[] = [];
  for (const ref of watcher.isKnown ? refs : []) {
    const application = watcher.find(ref);
    if (application) {
      applications.push(application);
    } else {
      gaps.push({
        what: `Application ${ref.name}`,
        state: 'unsupported',
        message: describeMissing(instance.name, ref, unreadable),
      });
    }
  }
  return {
    status: {
      id: `${ENGINE_ID}/${instance.name}`,
      kind: ENGINE_ID,
      name: instance.name,
      state,
      message,
      asOf: asOf?.toISOString(),
      gaps,
    },
    applications: watcher.isKnown ? applications : undefined,
  };
}
