import type {
  Application,
  DeploymentRecord,
} from '@flightdeck/plugin-environments-common';

/** An entry of the history of an application that one may go back to. */
export interface HistoryChoice {
  id: number;
  revisions: readonly string[];
  deployedAt?: string;
  initiatedBy?: string;
  /** Our own record of it, which tells more. */
  record?: DeploymentRecord;
}

/** Names an application among those of an environment. */
export function applicationKey({
  instance,
  namespace,
  name,
}: Pick<Application, 'instance' | 'namespace' | 'name'>): string {
  return `${instance}/${namespace}/${name}`;
}

/** The application that is named, by its whole key or its name alone; else the only one. */
export function findApplication(
  applications: readonly Application[],
  named: string | undefined,
): Application | undefined {
  if (named === undefined) {
    return applications.length === 1 ? applications[0] : undefined;
  }
  return (
    applications.find(each => applicationKey(each) === named) ??
    applications.find(({ name }) => name === named)
  );
}

/** The former entries of an application, newest first; what is deployed now is none of them. */
export function historyChoices(
  application: Application,
  records: readonly DeploymentRecord[],
): HistoryChoice[] {
  return application.history.slice(1).map(entry => ({
    ...entry,
    record: records.find(
      ({ historyId, application: of }) =>
        historyId === entry.id &&
        applicationKey(of) === applicationKey(application),
    ),
  }));
}
