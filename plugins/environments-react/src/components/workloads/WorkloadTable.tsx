import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import { WorkloadRow } from './WorkloadRow';

/**
 * Props of {@link WorkloadTable}.
 *
 * @public
 */
export interface WorkloadTableProps {
  workloads: readonly WorkloadSummary[];
  /** What to say when there is none. */
  emptyText?: string;
}

/**
 * The workloads of an environment. A row opens to its Pods.
 *
 * @public
 */
export function WorkloadTable(props: WorkloadTableProps) {
  const { workloads, emptyText = 'No workload was found.' } = props;
  if (workloads.length === 0) {
    return <Typography>{emptyText}</Typography>;
  }
  return (
    <TableContainer>
      <Table size="small" aria-label="Workloads">
        <TableHead>
          <TableRow>
            <TableCell>Workload</TableCell>
            <TableCell>Health</TableCell>
            <TableCell>Ready</TableCell>
            <TableCell>Image</TableCell>
            <TableCell>Autoscaler</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {workloads.map(workload => (
            <WorkloadRow
              key={`${workload.kind}/${workload.namespace}/${workload.name}`}
              workload={workload}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
