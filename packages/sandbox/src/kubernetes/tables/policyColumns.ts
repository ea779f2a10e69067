import { KubeObject } from '../Cluster';
import { fieldAt, listAt, numberAt, textAt } from '../json';
import {
  ageColumn,
  Column,
  integer,
  nameColumn,
  text,
  textOr,
  wide,
} from './Column';

const MOST_TARGETS = 2;

/** Where a metric of each type keeps its figures. */
const SOURCES: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

export const horizontalPodAutoscalerColumns: Column[] = [
  nameColumn,
  text('Reference', object => {
    const target = fieldAt(object, 'spec', 'scaleTargetRef');
    return `${textAt(target, 'kind')}/${textAt(target, 'name')}`;
  }),
  text('Targets', targets),
  text('MinPods', object =>
    String(numberAt(object, 'spec', 'minReplicas') ?? '<unset>'),
  ),
  integer('MaxPods', object => numberAt(object, 'spec', 'maxReplicas') ?? 0),
  integer(
    'Replicas',
    object => numberAt(object, 'status', 'currentReplicas') ?? 0,
  ),
  ageColumn,
];

export const podDisruptionBudgetColumns: Column[] = [
  nameColumn,
  text('Min Available', object => bound(object, 'minAvailable')),
  text('Max Unavailable', object => bound(object, 'maxUnavailable')),
  integer(
    'Allowed Disruptions',
    object => numberAt(object, 'status', 'disruptionsAllowed') ?? 0,
  ),
  ageColumn,
];

/** As the columns of Argo CD's own resource definition. */
export const applicationColumns: Column[] = [
  nameColumn,
  text('Sync Status', object => textOr('', object, 'status', 'sync', 'status')),
  text('Health Status', object =>
    textOr('', object, 'status', 'health', 'status'),
  ),
  wide(
    text('Revision', object =>
      textOr('', object, 'status', 'sync', 'revision'),
    ),
  ),
  wide(text('Project', object => textOr('', object, 'spec', 'project'))),
];

function targets(autoscaler: KubeObject): string {
  const current = listAt(autoscaler, 'status', 'currentMetrics');
  const all = listAt(autoscaler, 'spec', 'metrics').map((metric, index) => {
    const source = SOURCES[textOr('', metric, 'type')];
    if (!source) {
      return '<unknown type>';
    }
    const name = textAt(metric, 'resource', 'name');
    const seen = fieldAt(current[index], source, 'current');
    const target = fieldAt(metric, source, 'target');
    const prefix = name ? `${name}: ` : '';
    return `${prefix}${amount(seen) ?? '<unknown>'}/${
      amount(target) ?? '<auto>'
    }`;
  });
  const more = all.length - MOST_TARGETS;
  const shown = all.slice(0, MOST_TARGETS).join(', ');
  return more > 0 ? `${shown} + ${more} more...` : shown || '<none>';
}

function amount(metric: unknown): string | undefined {
  const percent = numberAt(metric, 'averageUtilization');
  const average = textAt(metric, 'averageValue');
  return percent === undefined
    ? average ?? textAt(metric, 'value')
    : `${percent}%`;
}

function bound(object: KubeObject, field: string): string {
  const value = fieldAt(object, 'spec', field);
  return value === undefined ? 'N/A' : String(value);
}
