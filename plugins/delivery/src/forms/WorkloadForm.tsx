import { useState } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import {
  workloadRefSchema,
  type WorkloadRef,
  type WorkloadSummary,
} from '@flightdeck/plugin-environments-common';
import {
  formatObjectPath,
  LabelledField,
  parseObjectPath,
} from '@flightdeck/plugin-environments-react';
import { FormFrame } from './FormFrame';
import type { OrderFormProps } from './OrderForm';

const MOST_REPLICAS = 1_000;

function refOf(path: string): WorkloadRef | undefined {
  const ref = workloadRefSchema.safeParse(parseObjectPath(path));
  return ref.success ? ref.data : undefined;
}

function sameWorkload(one: WorkloadSummary, path: string): boolean {
  return formatObjectPath(one) === path;
}

/** Orders the restart or the scaling of a workload. */
export function WorkloadForm(props: OrderFormProps) {
  const { snapshot, target, draft, onOrder, onClose } = props;
  const scales = target.action === 'scale';
  const offered = snapshot.workloads.filter(
    each =>
      refOf(formatObjectPath(each)) && !(scales && each.kind === 'DaemonSet'),
  );
  const [path, setPath] = useState(() =>
    target.workload ? formatObjectPath(target.workload) : '',
  );
  const chosen = offered.find(each => sameWorkload(each, path));
  const [replicas, setReplicas] = useState<number | undefined>(
    draft?.action === 'scale' ? draft.replicas : undefined,
  );
  const wanted = replicas ?? chosen?.desired ?? NaN;
  const workload = refOf(path);
  const isCount =
    Number.isInteger(wanted) && wanted >= 0 && wanted <= MOST_REPLICAS;
  return (
    <FormFrame
      isComplete={workload !== undefined && (!scales || isCount)}
      onSubmit={() => {
        if (workload) {
          onOrder(
            scales
              ? { action: 'scale', workload, replicas: wanted }
              : { action: 'restart', workload },
          );
        }
      }}
      onClose={onClose}
    >
      <LabelledField
        select
        required
        fullWidth
        margin="normal"
        label="Workload"
        value={chosen ? path : ''}
        onChange={event => {
          setPath(event.target.value);
          setReplicas(undefined);
        }}
      >
        {offered.map(each => (
          <MenuItem key={formatObjectPath(each)} value={formatObjectPath(each)}>
            {each.kind} {each.namespace}/{each.name}
          </MenuItem>
        ))}
      </LabelledField>
      {scales && (
        <LabelledField
          label="Replicas"
          type="number"
          required
          margin="normal"
          value={Number.isNaN(wanted) ? '' : wanted}
          error={!isCount}
          helperText={chosen && `Now ${chosen.desired}`}
          inputProps={{ min: 0, max: MOST_REPLICAS, step: 1 }}
          onChange={event => setReplicas(Number(event.target.value || NaN))}
        />
      )}
    </FormFrame>
  );
}
