import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Collapse from '@material-ui/core/Collapse';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import type {
  ActionOrderInput,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import { ResourceChoices } from './ResourceChoices';

type SyncOrder = Extract<ActionOrderInput, { action: 'sync' }>;
type SyncOption = NonNullable<SyncOrder['options']>[number];

const OPTIONS: { option: SyncOption; label: string }[] = [
  {
    option: 'ApplyOutOfSyncOnly=true',
    label: 'Apply only what differs (ApplyOutOfSyncOnly)',
  },
  {
    option: 'ServerSideApply=true',
    label: 'Apply on the server (ServerSideApply)',
  },
  { option: 'PruneLast=true', label: 'Delete last (PruneLast)' },
  {
    option: 'Validate=false',
    label: 'Do not validate what is applied (Validate=false)',
  },
];

/** What a sync may do, and to what. */
export function SyncOptions(props: {
  snapshot: EnvironmentSnapshot;
  order: SyncOrder;
  disabled: boolean;
  onOrder: (order: SyncOrder) => void;
}) {
  const { snapshot, order, disabled, onOrder } = props;
  const [open, setOpen] = useState(false);
  const moreId = useId();
  const options = order.options ?? [];
  const toggle = (option: SyncOption, on: boolean) => {
    const next = on
      ? [...options, option]
      : options.filter(each => each !== option);
    onOrder({ ...order, options: next.length > 0 ? next : undefined });
  };
  return (
    <>
      <FormGroup row>
        <FormControlLabel
          control={
            <Checkbox
              checked={order.prune ?? false}
              disabled={disabled}
              onChange={event =>
                onOrder({ ...order, prune: event.target.checked })
              }
            />
          }
          label="Delete what is no longer in Git (prune)"
        />
        <FormControlLabel
          control={
            <Checkbox
              checked={order.dryRun ?? false}
              disabled={disabled}
              onChange={event =>
                onOrder({ ...order, dryRun: event.target.checked })
              }
            />
          }
          label="Only try, change nothing (dry run)"
        />
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={moreId}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Fewer options' : 'More options'}
        </Button>
      </FormGroup>
      <div id={moreId}>
        <Collapse in={open} timeout="auto" unmountOnExit>
          <FormGroup aria-label="Options of the sync" role="group">
            {OPTIONS.map(({ option, label }) => (
              <FormControlLabel
                key={option}
                control={
                  <Checkbox
                    size="small"
                    checked={options.includes(option)}
                    disabled={disabled}
                    onChange={event => toggle(option, event.target.checked)}
                  />
                }
                label={label}
              />
            ))}
          </FormGroup>
          <ResourceChoices
            applications={snapshot.applications ?? []}
            chosen={order.resources}
            disabled={disabled}
            onChoose={resources => onOrder({ ...order, resources })}
          />
        </Collapse>
      </div>
    </>
  );
}
