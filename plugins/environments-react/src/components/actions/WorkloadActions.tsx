import { useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import {
  ACTION_TITLES,
  workloadRefSchema,
  type WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import type { ObjectName } from '../../api';
import { useDeliveryStatus } from '../../hooks';
import { useHasActionHost } from './actionHosts';
import { ActionItem } from './ActionItem';
import { rightObstacle } from './rightObstacle';
import { useActionLocation } from './useActionLocation';

/**
 * Props of {@link WorkloadActions}.
 *
 * @public
 */
export interface WorkloadActionsProps {
  environmentRef: string;
  workload: ObjectName;
}

/**
 * Restarts and scales a workload. Nothing is shown where nothing on the page leads through actions,
 * and for kinds that can be neither restarted nor scaled.
 *
 * @public
 */
export function WorkloadActions(props: WorkloadActionsProps) {
  const hasHost = useHasActionHost();
  const { kind, namespace, name } = props.workload;
  const workload = workloadRefSchema.safeParse({ kind, namespace, name });
  return hasHost && workload.success ? (
    <WorkloadMenu
      environmentRef={props.environmentRef}
      workload={workload.data}
    />
  ) : null;
}

function WorkloadMenu(props: {
  environmentRef: string;
  workload: WorkloadRef;
}) {
  const { workload } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <IconButton
        size="small"
        aria-label={`Actions on ${workload.name}`}
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        <MoreVertIcon fontSize="small" />
      </IconButton>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        MenuListProps={{
          disabledItemsFocusable: true,
          'aria-label': `Actions on ${workload.name}`,
        }}
      >
        {anchor && (
          <Items
            environmentRef={props.environmentRef}
            workload={workload}
            onDone={() => setAnchor(undefined)}
          />
        )}
      </Menu>
    </>
  );
}

/** Reads what the user may do only now: a table has many of these. */
function Items(props: {
  environmentRef: string;
  workload: WorkloadRef;
  onDone: () => void;
}) {
  const { environmentRef, workload, onDone } = props;
  const status = useDeliveryStatus(environmentRef);
  const { open } = useActionLocation();
  const actions: ('restart' | 'scale')[] =
    workload.kind === 'DaemonSet' ? ['restart'] : ['restart', 'scale'];
  return (
    <>
      {actions.map(action => (
        <ActionItem
          key={action}
          title={ACTION_TITLES[action]}
          obstacle={rightObstacle(action, status)?.reason}
          onClick={() => {
            onDone();
            open({ action, workload });
          }}
        />
      ))}
    </>
  );
}
