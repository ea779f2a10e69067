import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { PodSummary } from '@flightdeck/plugin-environments-common';
import { HealthStatus } from '../status';
import { Age } from '../time';

/** The Pods of one workload. */
export function PodTable(props: {
  workload: string;
  pods: readonly PodSummary[];
}) {
  return (
    <Table size="small" aria-label={`Pods of ${props.workload}`}>
      <TableHead>
        <TableRow>
          <TableCell>Pod</TableCell>
          <TableCell>Health</TableCell>
          <TableCell>Status</TableCell>
          <TableCell>Ready</TableCell>
          <TableCell>Restarts</TableCell>
          <TableCell>Node</TableCell>
          <TableCell>Started</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.pods.map(pod => (
          <TableRow key={`${pod.namespace}/${pod.name}`}>
            <TableCell component="th" scope="row" role="rowheader">
              {pod.name}
            </TableCell>
            <TableCell>
              <HealthStatus health={pod.health} />
            </TableCell>
            <TableCell>{pod.status}</TableCell>
            <TableCell>
              {pod.readyContainers} of {pod.containers}
            </TableCell>
            <TableCell>{pod.restarts}</TableCell>
            <TableCell>{pod.node ?? 'none'}</TableCell>
            <TableCell>
              {pod.startedAt ? <Age time={pod.startedAt} /> : 'not started'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
