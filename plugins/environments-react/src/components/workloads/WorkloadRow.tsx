import { useId, useState } from 'react';
import Collapse from '@material-ui/core/Collapse';
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import { HealthStatus } from '../status';
import { PodTable } from './PodTable';
import { shortImage } from './shortImage';

const useStyles = makeStyles(
  theme => ({
    name: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    pods: { paddingTop: 0, paddingBottom: 0 },
    closed: { border: 0 },
  }),
  { name: 'FlightdeckWorkloadRow' },
);

/** One workload with its Pods below it. */
export function WorkloadRow(props: { workload: WorkloadSummary }) {
  const { workload } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const podsId = useId();
  const pods = workload.pods.length;
  return (
    <>
      <TableRow>
        <TableCell component="th" scope="row" role="rowheader">
          <div className={classes.name}>
            <IconButton
              size="small"
              disabled={pods === 0}
              aria-expanded={open}
              aria-controls={podsId}
              aria-label={`${pods} ${pods === 1 ? 'Pod' : 'Pods'} of ${
                workload.name
              }`}
              onClick={() => setOpen(!open)}
            >
              {open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
            </IconButton>
            <div>
              <div>{workload.name}</div>
              <Typography variant="caption" color="textSecondary">
                {workload.kind} in {workload.namespace}
              </Typography>
            </div>
          </div>
        </TableCell>
        <TableCell>
          <HealthStatus health={workload.health} />
          <Typography variant="caption" color="textSecondary" component="div">
            {workload.sentence}
          </Typography>
        </TableCell>
        <TableCell>{readyText(workload)}</TableCell>
        <TableCell>
          {workload.images.map(image => (
            <Tooltip key={image} title={image}>
              <div>{shortImage(image)}</div>
            </Tooltip>
          ))}
        </TableCell>
        <TableCell>{autoscalerText(workload.autoscaler)}</TableCell>
      </TableRow>
      <TableRow id={podsId}>
        <TableCell
          colSpan={5}
          className={`${classes.pods} ${open ? '' : classes.closed}`}
        >
          <Collapse in={open} timeout="auto" unmountOnExit>
            <PodTable workload={workload.name} pods={workload.pods} />
          </Collapse>
        </TableCell>
      </TableRow>
    </>
  );
}

function readyText({ ready, desired }: WorkloadSummary): string {
  if (desired === undefined) {
    return ready === undefined ? '' : String(ready);
  }
  return `${ready ?? '?'} of ${desired}`;
}

function autoscalerText(autoscaler: WorkloadSummary['autoscaler']): string {
  if (!autoscaler) {
    return '';
  }
  const { min, max, current, desired } = autoscaler;
  const range = `${min ?? '?'} to ${max ?? '?'}`;
  const wanted =
    desired !== undefined && desired !== current ? `, wants ${desired}` : '';
  return current === undefined ? range : `${current} in ${range}${wanted}`;
}
