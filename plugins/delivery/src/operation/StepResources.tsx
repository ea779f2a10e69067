import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { OperationResource } from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '@flightdeck/plugin-environments-react';

const TONES: Record<string, Tone> = {
  Synced: 'healthy',
  Pruned: 'healthy',
  Succeeded: 'healthy',
  SyncFailed: 'critical',
  Failed: 'critical',
  Error: 'critical',
  PruneSkipped: 'warning',
  Running: 'progressing',
  Terminating: 'progressing',
};

/** What became of each resource; closed at first, since a chart may have hundreds. */
export function StepResources(props: {
  application: string;
  resources: readonly OperationResource[];
}) {
  const { application, resources } = props;
  if (resources.length === 0) {
    return null;
  }
  const failed = resources.filter(
    ({ status }) => TONES[status] === 'critical',
  ).length;
  return (
    <details open={failed > 0}>
      <summary>
        {resources.length === 1
          ? '1 resource'
          : `${resources.length} resources`}
        {failed > 0 && `, ${failed} failed`}
      </summary>
      <Table size="small" aria-label={`Resources of ${application}`}>
        <TableHead>
          <TableRow>
            <TableCell>Resource</TableCell>
            <TableCell>Result</TableCell>
            <TableCell>Message</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {resources.map(
            ({ group, kind, namespace, name, status, message }) => (
              <TableRow key={`${group}/${kind}/${namespace}/${name}`}>
                <TableCell component="th" scope="row" role="rowheader">
                  {kind} {namespace ? `${namespace}/${name}` : name}
                </TableCell>
                <TableCell>
                  <StatusMark tone={TONES[status] ?? 'unknown'}>
                    {status}
                  </StatusMark>
                </TableCell>
                <TableCell>{message}</TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </details>
  );
}
