import { KubeObject } from '../Cluster';
import { fieldAt, listAt, numberAt, textAt } from '../json';
import {
  age,
  ageColumn,
  Column,
  nameColumn,
  text,
  textOr,
  wide,
} from './Column';

export const podColumns: Column[] = [
  nameColumn,
  text(
    'Ready',
    pod => `${readyCount(pod)}/${listAt(pod, 'spec', 'containers').length}`,
  ),
  text('Status', podStatus),
  text('Restarts', restarts),
  ageColumn,
  wide(text('IP', pod => textOr('<none>', pod, 'status', 'podIP'))),
  wide(text('Node', pod => textOr('<none>', pod, 'spec', 'nodeName'))),
  wide(
    text('Nominated Node', pod =>
      textOr('<none>', pod, 'status', 'nominatedNodeName'),
    ),
  ),
  wide(text('Readiness Gates', readinessGates)),
];

/** The one word that `kubectl` boils the state of a pod down to. */
export function podStatus(pod: KubeObject): string {
  if (pod.metadata.deletionTimestamp) {
    return textAt(pod, 'status', 'reason') === 'NodeLost'
      ? 'Unknown'
      : 'Terminating';
  }
  const phase =
    textAt(pod, 'status', 'reason') ||
    textOr('Unknown', pod, 'status', 'phase');
  return initStatus(pod) ?? containerStatus(pod) ?? phase;
}

function initStatus(pod: KubeObject): string | undefined {
  const statuses = listAt(pod, 'status', 'initContainerStatuses');
  const total = listAt(pod, 'spec', 'initContainers').length;
  const index = statuses.findIndex(
    status =>
      numberAt(status, 'state', 'terminated', 'exitCode') !== 0 &&
      fieldAt(status, 'started') !== true,
  );
  if (index < 0) {
    return undefined;
  }
  const found = statuses[index];
  const ended = endOf(found);
  if (ended) {
    return `Init:${ended}`;
  }
  const waiting = textAt(found, 'state', 'waiting', 'reason');
  return waiting && waiting !== 'PodInitializing'
    ? `Init:${waiting}`
    : `Init:${index}/${total}`;
}

function containerStatus(pod: KubeObject): string | undefined {
  const statuses = listAt(pod, 'status', 'containerStatuses');
  // The first container has the last word.
  const reason = statuses
    .map(
      status => textAt(status, 'state', 'waiting', 'reason') || endOf(status),
    )
    .find(found => found);
  const isRunning = statuses.some(
    status =>
      fieldAt(status, 'ready') === true && fieldAt(status, 'state', 'running'),
  );
  if (reason === 'Completed' && isRunning) {
    const isReady = listAt(pod, 'status', 'conditions').some(
      condition =>
        textAt(condition, 'type') === 'Ready' &&
        textAt(condition, 'status') === 'True',
    );
    return isReady ? 'Running' : 'NotReady';
  }
  return reason;
}

function endOf(status: unknown): string | undefined {
  const terminated = fieldAt(status, 'state', 'terminated');
  if (!terminated) {
    return undefined;
  }
  const signal = numberAt(terminated, 'signal');
  return (
    textAt(terminated, 'reason') ||
    (signal
      ? `Signal:${signal}`
      : `ExitCode:${numberAt(terminated, 'exitCode') ?? 0}`)
  );
}

function readyCount(pod: KubeObject): number {
  return listAt(pod, 'status', 'containerStatuses').filter(
    status =>
      fieldAt(status, 'ready') === true && fieldAt(status, 'state', 'running'),
  ).length;
}

function restarts(pod: KubeObject, now: Date): string {
  const statuses = listAt(pod, 'status', 'containerStatuses');
  const count = statuses.reduce<number>(
    (sum, status) => sum + (numberAt(status, 'restartCount') ?? 0),
    0,
  );
  const last = statuses
    .flatMap(
      status => textAt(status, 'lastState', 'terminated', 'finishedAt') ?? [],
    )
    .sort()
    .at(-1);
  return count > 0 && last ? `${count} (${age(last, now)} ago)` : `${count}`;
}

function readinessGates(pod: KubeObject): string {
  const gates = listAt(pod, 'spec', 'readinessGates').map(gate =>
    textAt(gate, 'conditionType'),
  );
  const met = gates.filter(gate =>
    listAt(pod, 'status', 'conditions').some(
      condition =>
        textAt(condition, 'type') === gate &&
        textAt(condition, 'status') === 'True',
    ),
  );
  return gates.length ? `${met.length}/${gates.length}` : '<none>';
}
