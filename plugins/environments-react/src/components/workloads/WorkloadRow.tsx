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
import { WorkloadActions } from '../actions';
import { LogsLink, ObjectLink } from '../links';
import { HealthStatus } from '../status';
import { UsageBar, type UsageIndex } from '../usage';
import { PodTable } from './PodTable';
import { shortImage } from './shortImage';
import { autoscalerText, readyText, restartsOf } from './workloadWords';

const useStyles = makeStyles(
  theme => ({
    name: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    pods: { paddingTop: 0, paddingBottom: 0 },
    closed: { border: 0 },
    figure: { whiteSpace: 'nowrap' },
  }),
  { name: 'FlightdeckWorkloadRow' },
);

/** One workload with its Pods below it. */
export function WorkloadRow(props: {
  workload: WorkloadSummary;
  /** Where usage is shown. */
  usage?: UsageIndex;
  /** Where workloads may be acted on. */
  environmentRef?: string;
  columns: number;
}) {
  const { workload, usage, environmentRef, columns } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const podsId = useId();
  const used = usage?.(workload);
  return (
    <>
      <TableRow>
        <TableCell component="th" scope="row" role="rowheader">
          <div className={classes.name}>
            <PodsButton
              workload={workload}
              open={open}
              podsId={podsId}
              onClick={() => setOpen(!open)}
            />
            <WorkloadName workload={workload} />
          </div>
        </TableCell>
        <TableCell>
          <HealthStatus health={workload.health} />
          <Typography variant="caption" color="textSecondary" component="div">
            {workload.sentence}
          </Typography>
        </TableCell>
        <TableCell className={classes.figure}>{readyText(workload)}</TableCell>
        <TableCell>{restartsOf(workload)}</TableCell>
        {usage && (
          <>
            <TableCell>
              <UsageBar what="CPU" of={workload.name} amount={used?.cpu} />
            </TableCell>
            <TableCell>
              <UsageBar
                what="Memory"
                of={workload.name}
                amount={used?.memory}
              />
            </TableCell>
          </>
        )}
        <TableCell>
          {workload.images.map(image => (
            <Tooltip key={image} title={image}>
              <div>{shortImage(image)}</div>
            </Tooltip>
          ))}
        </TableCell>
        <TableCell>{autoscalerText(workload.autoscaler)}</TableCell>
        {environmentRef !== undefined && (
          <TableCell>
            <WorkloadActions
              environmentRef={environmentRef}
              workload={workload}
            />
          </TableCell>
        )}
      </TableRow>
      <TableRow id={podsId}>
        <TableCell
          colSpan={columns}
          className={`${classes.pods} ${open ? '' : classes.closed}`}
        >
          <Collapse in={open} timeout="auto" unmountOnExit>
            <PodTable
              workload={workload.name}
              pods={workload.pods}
              usage={usage}
            />
          </Collapse>
        </TableCell>
      </TableRow>
    </>
  );
}

function PodsButton(props: {
  workload: WorkloadSummary;
  open: boolean;
  podsId: string;
  onClick: () => void;
}) {
  const { workload, open, podsId, onClick } = props;
  const pods = workload.pods.length;
  return (
    <IconButton
      size="small"
      disabled={pods === 0}
      aria-expanded={open}
      aria-controls={podsId}
      aria-label={`${pods} ${pods === 1 ? 'Pod' : 'Pods'} of ${workload.name}`}
      onClick={onClick}
    >
      {open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
    </IconButton>
  );
}

function WorkloadName(props: { workload: WorkloadSummary }) {
  const { workload } = props;
  return (
    <div>
      <div>
        <ObjectLink object={workload}>{workload.name}</ObjectLink>
      </div>
      <Typography variant="caption" color="textSecondary">
        {workload.kind} in {workload.namespace}{' '}
      </Typography>
      <Typography variant="caption">
        <LogsLink object={workload} />
      </Typography>
    </div>
  );
}
