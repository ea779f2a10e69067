import type {
  Application,
  DeploymentRecord,
  EnvironmentRelease,
} from '@flightdeck/plugin-environments-common';

/** When what is deployed now came, and who brought it: by our records, else by the engine. */
export function findDeployer(
  applications: readonly Application[],
  recent: readonly DeploymentRecord[],
): Pick<EnvironmentRelease, 'deployedAt' | 'deployedBy'> {
  const [newest] = applications
    .flatMap(application => {
      const [entry] = application.history;
      return entry?.deployedAt === undefined ? [] : [{ application, entry }];
    })
    .sort((a, b) => timeOf(b.entry.deployedAt) - timeOf(a.entry.deployedAt));
  if (!newest) {
    return {};
  }
  const { application, entry } = newest;
  const record = recent.find(
    ({ application: { instance, name, namespace }, ...other }) =>
      other.result === 'succeeded' &&
      other.replacedAt === undefined &&
      other.historyId === entry.id &&
      instance === application.instance &&
      namespace === application.namespace &&
      name === application.name,
  );
  return {
    deployedAt: entry.deployedAt,
    deployedBy: record?.initiator ?? entry.initiatedBy,
  };
}

function timeOf(time: string | undefined): number {
  return Date.parse(time ?? '');
}
