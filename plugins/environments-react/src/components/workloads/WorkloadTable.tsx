import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import Typography from '@material-ui/core/Typography';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import { useHasActionHost } from '../actions';
import { HeadCells } from '../table/HeadCells';
import type { UsageIndex } from '../usage';
import { WorkloadRow } from './WorkloadRow';

/**
 * Props of {@link WorkloadTable}.
 *
 * @public
 */
export interface WorkloadTableProps {
  workloads: readonly WorkloadSummary[];
  /** Adds what is used beside what was asked for. */
  usage?: UsageIndex;
  /** The environment, where workloads may be acted on. */
  environmentRef?: string;
  /** What to say when there is none. */
  emptyText?: string;
}

/**
 * The workloads of an environment. A row opens to its Pods.
 *
 * @public
 */
export function WorkloadTable(props: WorkloadTableProps) {
  const {
    workloads,
    usage,
    environmentRef,
    emptyText = 'No workload was found.',
  } = props;
  const canAct = useHasActionHost() && environmentRef !== undefined;
  if (workloads.length === 0) {
    return <Typography>{emptyText}</Typography>;
  }
  const titles = [
    'Workload',
    'Health',
    'Ready',
    'Restarts',
    ...(usage ? ['CPU', 'Memory'] : []),
    'Image',
    'Autoscaler',
    ...(canAct ? ['Actions'] : []),
  ];
  return (
    <TableContainer>
      <Table size="small" aria-label="Workloads">
        <TableHead>
          <HeadCells titles={titles} />
        </TableHead>
        <TableBody>
          {workloads.map(workload => (
            <WorkloadRow
              key={`${workload.kind}/${workload.namespace}/${workload.name}`}
              workload={workload}
              usage={usage}
              environmentRef={canAct ? environmentRef : undefined}
              columns={titles.length}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
