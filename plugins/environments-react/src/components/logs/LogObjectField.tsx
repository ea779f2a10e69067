import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import type { ObjectName } from '../../api';
import { formatSubject } from '../findings/formatSubject';
import { hasLogs } from './LogSettings';

interface Option {
  object: ObjectName;
  group: string;
}

/** Chooses a workload, for all its Pods, or one Pod. */
export function LogObjectField(props: {
  value: ObjectName | undefined;
  workloads: readonly WorkloadSummary[];
  onChange: (object: ObjectName | undefined) => void;
}) {
  const options = optionsOf(props.workloads);
  const current = props.value && {
    object: props.value,
    group: 'Not among the workloads',
  };
  const known = current && options.find(option => isSame(option, current));
  return (
    <Autocomplete<Option>
      id="log-object"
      size="small"
      style={{ width: '24rem', maxWidth: '100%' }}
      options={current && !known ? [current, ...options] : options}
      value={known ?? current ?? null}
      getOptionLabel={({ object }) => formatSubject(object)}
      getOptionSelected={isSame}
      groupBy={({ group }) => group}
      onChange={(_event, option) => props.onChange(option?.object)}
      renderInput={params => (
        <TextField
          {...params}
          variant="outlined"
          label="Workload or Pod"
          placeholder="Choose whose logs to read"
        />
      )}
    />
  );
}

function optionsOf(workloads: readonly WorkloadSummary[]): Option[] {
  return workloads
    .filter(({ kind }) => hasLogs(kind))
    .flatMap(({ kind, namespace, name, pods }) => {
      const group = formatSubject({ kind, namespace, name });
      return [
        { object: { kind, namespace, name }, group },
        ...pods.map(pod => ({
          object: { kind: 'Pod', namespace: pod.namespace, name: pod.name },
          group,
        })),
      ];
    });
}

function isSame(one: Option, other: Option): boolean {
  return formatSubject(one.object) === formatSubject(other.object);
}
