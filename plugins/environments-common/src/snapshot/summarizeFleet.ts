import type { FleetEnvironment } from '../api/fleet';
import { missingApplications } from '../delivery/missingApplications';
import type { EnvironmentSnapshot } from './EnvironmentSnapshot';

const WORST_SYNC_FIRST = ['Unknown', 'OutOfSync', 'Synced'] as const;

function summarizeSync({
  environment,
  applications,
}: Pick<
  EnvironmentSnapshot,
  'environment' | 'applications'
>): FleetEnvironment['sync'] {
  if (applications === undefined || applications.length === 0) {
    // Applications that were asked for and cannot be read are not in sync; who knows.
    return environment.applications.length > 0
      ? { status: 'Unknown', revisions: [], operationInProgress: false }
      : undefined;
  }
  const statuses = new Set(applications.map(({ sync }) => sync.status));
  if (missingApplications(environment, applications).length > 0) {
    statuses.add('Unknown');
  }
  const deployments = applications
    .flatMap(({ history }) => history.at(0)?.deployedAt ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return {
    status: WORST_SYNC_FIRST.find(status => statuses.has(status)) ?? 'Unknown',
    revisions: [
      ...new Set(applications.flatMap(({ history }) => history[0]?.revisions)),
    ].filter(revision => revision !== undefined),
    deployedAt: deployments.at(-1),
    operationInProgress: applications.some(
      ({ operationInProgress }) => operationInProgress,
    ),
  };
}

function countReplicas({
  workloads,
  coverage,
}: Pick<EnvironmentSnapshot, 'workloads' | 'coverage'>) {
  const isKnown =
    workloads.length > 0 &&
    !coverage.some(({ feed }) => feed === 'Pod' || feed === 'Deployment');
  return isKnown
    ? {
        ready: workloads.reduce((sum, { ready = 0 }) => sum + ready, 0),
        desired: workloads.reduce((sum, { desired = 0 }) => sum + desired, 0),
      }
    : {};
}

function countConformance({
  conformance,
}: Pick<EnvironmentSnapshot, 'conformance'>): FleetEnvironment['conformance'] {
  if (!conformance) {
    return undefined;
  }
  const { version, blueprint, worst, ...counts } = conformance;
  return counts;
}

/**
 * An environment as one row of the fleet board.
 *
 * @public
 */
export function summarizeForFleet(
  snapshot: Omit<EnvironmentSnapshot, 'version'>,
): FleetEnvironment {
  const { environment, workloads, applications = [], sources } = snapshot;
  const { ref, name, title, system, owner, stage, cluster } = environment;
  const { namespaces, problems } = environment;
  const running = workloads.flatMap(({ images }) => images);
  const images =
    running.length > 0
      ? running
      : applications.flatMap(application => application.images);
  return {
    environment: {
      ref,
      name,
      title,
      system,
      owner,
      stage,
      cluster,
      namespaces,
      problems,
    },
    health: snapshot.health,
    maintenance: snapshot.maintenance,
    hold: snapshot.hold,
    sync: summarizeSync(snapshot),
    conformance: countConformance(snapshot),
    images: [...new Set(images)],
    ...countReplicas(snapshot),
    troubledSources: sources
      .filter(({ state }) => state !== 'ok')
      .map(({ id, state, message }) => ({ id, state, message })),
  };
}
