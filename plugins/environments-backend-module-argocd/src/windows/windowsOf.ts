import { isDeepStrictEqual } from 'node:util';
import type {
  Application,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { EngineWindows } from '@flightdeck/plugin-environments-node';
import type { ApiSyncWindow } from '../client/deliverySchemas';
import type {
  ArgocdConnection,
  ArgocdConnections,
} from '../source/ArgocdConnections';
import { ENGINE_ID } from '../source/toApplication';
import { bearsOn } from './bearsOn';
import { toDeploymentWindow } from './toDeploymentWindow';
import { keyOf } from './WindowWatcher';

/** The windows that bear on one application. */
interface AssignedWindows {
  /** Its instance and its project. */
  project: string;
  /** Its namespace and its name. */
  application: string;
  windows: readonly ApiSyncWindow[];
}

function windowsOfApplication(
  { instance, watcher, windows }: ArgocdConnection,
  application: Application,
): { assigned?: AssignedWindows; problems: readonly string[] } {
  const { name, project } = application;
  const reading = windows.find(project);
  if (!reading) {
    return {
      problems: [
        `The sync windows of project '${project}' of Argo CD '${instance.name}' are not read yet.`,
      ],
    };
  }
  const destination = watcher.destinationOf(application);
  return {
    problems: reading.problems,
    assigned: {
      project: `${ENGINE_ID}/${instance.name}/${project}`,
      application: keyOf(application),
      windows: reading.windows
        ? reading.windows.filter(window =>
            bearsOn(window, { name, destination }),
          )
        : reading.byApplication.get(keyOf(application)) ?? [],
    },
  };
}

/**
 * Argo CD judges each application by its own windows. Where those of one project have different
 * ones, the source of a window names the application, too, so that they are not judged together.
 */
function toWindows(all: readonly AssignedWindows[]) {
  return all.flatMap(({ project, application, windows }) => {
    const isShared = all.every(
      other =>
        other.project !== project || isDeepStrictEqual(other.windows, windows),
    );
    const source = isShared ? project : `${project}/${application}`;
    return windows.map(window => toDeploymentWindow(window, source));
  });
}

/** The sync windows that bear on the applications of an environment, as last read. */
export function windowsOf(
  connections: ArgocdConnections,
  environment: EnvironmentDefinition,
): EngineWindows {
  const all: AssignedWindows[] = [];
  const problems = new Set<string>();
  for (const ref of environment.applications) {
    const connection = connections.resolve(ref);
    const application =
      typeof connection === 'string' ? undefined : connection.watcher.find(ref);
    if (typeof connection === 'string') {
      problems.add(connection);
    } else if (!application || !connection.watcher.isKnown) {
      problems.add(
        `Application '${ref.name}' is not known to Argo CD '${connection.instance.name}' now, so its sync windows are not, either.`,
      );
    } else {
      const told = windowsOfApplication(connection, application);
      all.push(...(told.assigned ? [told.assigned] : []));
      told.problems.forEach(problem => problems.add(problem));
    }
  }
  const windows = new Map(toWindows(all).map(window => [window.id, window]));
  return { windows: [...windows.values()], problems: [...problems] };
}
