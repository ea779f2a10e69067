import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { PodSummary } from '@flightdeck/plugin-environments-common';
import { LogsLink, ObjectLink, useEnvironmentLinks } from '../links';
import { HealthStatus } from '../status';
import { HeadCells } from '../table/HeadCells';
import { Age } from '../time';
import { UsageBar, type UsageIndex } from '../usage';

/** The Pods of one workload. */
export function PodTable(props: {
  workload: string;
  pods: readonly PodSummary[];
  usage?: UsageIndex;
}) {
  const { workload, pods, usage } = props;
  const linked = useEnvironmentLinks() !== undefined;
  const titles = [
    'Pod',
    'Health',
    'Status',
    'Ready',
    'Restarts',
    ...(usage ? ['CPU', 'Memory'] : []),
    'Node',
    'Started',
    ...(linked ? ['Logs'] : []),
  ];
  return (
    <Table size="small" aria-label={`Pods of ${workload}`}>
      <TableHead>
        <HeadCells titles={titles} />
      </TableHead>
      <TableBody>
        {pods.map(pod => (
          <PodRow
            key={`${pod.namespace}/${pod.name}`}
            pod={pod}
            usage={usage}
            linked={linked}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function PodRow(props: {
  pod: PodSummary;
  usage?: UsageIndex;
  linked: boolean;
}) {
  const { pod, usage, linked } = props;
  const object = { kind: 'Pod', namespace: pod.namespace, name: pod.name };
  const used = usage?.(object);
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader">
        <ObjectLink object={object}>{pod.name}</ObjectLink>
      </TableCell>
      <TableCell>
        <HealthStatus health={pod.health} />
      </TableCell>
      <TableCell>{pod.status}</TableCell>
      <TableCell>
        {pod.readyContainers} of {pod.containers}
      </TableCell>
      <TableCell>{pod.restarts}</TableCell>
      {usage && (
        <>
          <TableCell>
            <UsageBar what="CPU" of={pod.name} amount={used?.cpu} />
          </TableCell>
          <TableCell>
            <UsageBar what="Memory" of={pod.name} amount={used?.memory} />
          </TableCell>
        </>
      )}
      <TableCell>{pod.node ?? 'none'}</TableCell>
      <TableCell>
        {pod.startedAt ? <Age time={pod.startedAt} /> : 'not started'}
      </TableCell>
      {linked && (
        <TableCell>
          <LogsLink object={object} />
        </TableCell>
      )}
    </TableRow>
  );
}
