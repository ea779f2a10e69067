import { KubeObject } from '../Cluster';
import { fieldAt, listAt, numberAt, objectAt, textAt } from '../json';
import { selectorText } from '../selectors/selectorText';
import {
  age,
  ageColumn,
  Column,
  integer,
  nameColumn,
  text,
  textOr,
  wide,
} from './Column';
import { humanDuration } from './humanDuration';

const spec = (name: string, field: string) =>
  integer(name, object => numberAt(object, 'spec', field) ?? 0);

const status = (name: string, field: string) =>
  integer(name, object => numberAt(object, 'status', field) ?? 0);

const ready = text('Ready', object => {
  const wanted = numberAt(object, 'spec', 'replicas') ?? 0;
  return `${numberAt(object, 'status', 'readyReplicas') ?? 0}/${wanted}`;
});

const containers = podTemplateColumn('Containers', 'name', 'spec');
const images = podTemplateColumn('Images', 'image', 'spec');
const selector = wide(
  text(
    'Selector',
    object => selectorText(fieldAt(object, 'spec', 'selector')) || '<none>',
  ),
);
const wideColumns = [containers, images, selector];

export const deploymentColumns: Column[] = [
  nameColumn,
  ready,
  status('Up-to-date', 'updatedReplicas'),
  status('Available', 'availableReplicas'),
  ageColumn,
  ...wideColumns,
];

export const replicaSetColumns: Column[] = [
  nameColumn,
  spec('Desired', 'replicas'),
  status('Current', 'replicas'),
  status('Ready', 'readyReplicas'),
  ageColumn,
  ...wideColumns,
];

export const statefulSetColumns: Column[] = [
  nameColumn,
  ready,
  ageColumn,
  containers,
  images,
];

export const daemonSetColumns: Column[] = [
  nameColumn,
  status('Desired', 'desiredNumberScheduled'),
  status('Current', 'currentNumberScheduled'),
  status('Ready', 'numberReady'),
  status('Up-to-date', 'updatedNumberScheduled'),
  status('Available', 'numberAvailable'),
  text('Node Selector', object => {
    const labels = objectAt(object, 'spec', 'template', 'spec', 'nodeSelector');
    return selectorText({ matchLabels: labels }) || '<none>';
  }),
  ageColumn,
  ...wideColumns,
];

export const jobColumns: Column[] = [
  nameColumn,
  text('Status', jobStatus),
  text('Completions', job => {
    const done = numberAt(job, 'status', 'succeeded') ?? 0;
    const wanted = numberAt(job, 'spec', 'completions');
    const parallel = numberAt(job, 'spec', 'parallelism') ?? 1;
    return `${done}/${wanted ?? (parallel > 1 ? `1 of ${parallel}` : 1)}`;
  }),
  text('Duration', (job, now) => {
    const start = textAt(job, 'status', 'startTime');
    const end = textAt(job, 'status', 'completionTime');
    return start
      ? humanDuration(
          (end ? Date.parse(end) : now.getTime()) - Date.parse(start),
        )
      : '';
  }),
  ageColumn,
  ...wideColumns,
];

export const cronJobColumns: Column[] = [
  nameColumn,
  text('Schedule', object => textOr('', object, 'spec', 'schedule')),
  text('Timezone', object => textOr('<none>', object, 'spec', 'timeZone')),
  text('Suspend', object =>
    fieldAt(object, 'spec', 'suspend') === true ? 'True' : 'False',
  ),
  integer('Active', object => listAt(object, 'status', 'active').length),
  text('Last Schedule', (object, now) => {
    const last = textAt(object, 'status', 'lastScheduleTime');
    return last ? age(last, now) : '<none>';
  }),
  ageColumn,
  podTemplateColumn('Containers', 'name', 'spec', 'jobTemplate', 'spec'),
  podTemplateColumn('Images', 'image', 'spec', 'jobTemplate', 'spec'),
];

export const controllerRevisionColumns: Column[] = [
  nameColumn,
  text('Controller', ({ metadata }) => {
    const owner = metadata.ownerReferences?.find(
      ({ controller }) => controller,
    );
    return owner
      ? `${owner.kind.toLocaleLowerCase('en-US')}/${owner.name}`
      : '<none>';
  }),
  integer('Revision', object => numberAt(object, 'revision') ?? 0),
  ageColumn,
];

function podTemplateColumn(
  name: string,
  field: string,
  ...path: string[]
): Column {
  return wide(
    text(name, object =>
      listAt(object, ...path, 'template', 'spec', 'containers')
        .map(container => textOr('', container, field))
        .join(','),
    ),
  );
}

function jobStatus(job: KubeObject): string {
  const holds = (type: string) =>
    listAt(job, 'status', 'conditions').some(
      condition =>
        textAt(condition, 'type') === type &&
        textAt(condition, 'status') === 'True',
    );
  if (holds('Complete')) {
    return 'Complete';
  }
  if (holds('Failed')) {
    return 'Failed';
  }
  if (job.metadata.deletionTimestamp) {
    return 'Terminating';
  }
  if (holds('Suspended')) {
    return 'Suspended';
  }
  if (holds('FailureTarget')) {
    return 'FailureTarget';
  }
  return holds('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running';
}
