import type {
  Application,
  DeploymentWindow,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { EngineWindows } from '@flightdeck/plugin-environments-node';
import type {
  ArgocdConnection,
  ArgocdConnections,
} from '../source/ArgocdConnections';
import { ENGINE_ID } from '../source/toApplication';
import { bearsOn } from './bearsOn';
import { toDeploymentWindow } from './toDeploymentWindow';
import { keyOf } from './WindowWatcher';

function windowsOfApplication(
  { instance, watcher, windows }: ArgocdConnection,
  application: Application,
): EngineWindows {
  const { name, project } = application;
  const reading = windows.find(project);
  if (!reading) {
    return {
      windows: [],
      problems: [
        `The sync windows of project '${project}' of Argo CD '${instance.name}' are not read yet.`,
      ],
    };
  }
  const destination = watcher.destinationOf(application);
  const assigned = reading.windows
    ? reading.windows.filter(window => bearsOn(window, { name, destination }))
    : reading.byApplication.get(keyOf(application)) ?? [];
  const source = `${ENGINE_ID}/${instance.name}/${project}`;
  return {
    windows: assigned.map(window => toDeploymentWindow(window, source)),
    problems: reading.problems,
  };
}

/** The sync windows that bear on the applications of an environment, as last read. */
export function windowsOf(
  connections: ArgocdConnections,
  environment: EnvironmentDefinition,
): EngineWindows {
  const windows = new Map<string, DeploymentWindow>();
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
      told.windows.forEach(window => windows.set(window.id, window));
      told.problems.forEach(problem => problems.add(problem));
    }
  }
  return { windows: [...windows.values()], problems: [...problems] };
}
