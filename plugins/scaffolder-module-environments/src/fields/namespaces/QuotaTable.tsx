import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { NamespaceQuota } from '@flightdeck/plugin-environments-common';

/** How much of its quotas a namespace has left. */
export function QuotaTable(props: {
  namespace: string;
  quotas: readonly NamespaceQuota[];
}) {
  return (
    <Table size="small" aria-label={`Quotas of ${props.namespace}`}>
      <TableHead>
        <TableRow>
          <TableCell>Quota</TableCell>
          <TableCell>Resource</TableCell>
          <TableCell align="right">Used</TableCell>
          <TableCell align="right">Allowed</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.quotas.map(({ name, resource, used, hard }) => (
          <TableRow key={`${name} ${resource}`}>
            <TableCell>{name}</TableCell>
            <TableCell>{resource}</TableCell>
            <TableCell align="right">{used}</TableCell>
            <TableCell align="right">{hard}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
