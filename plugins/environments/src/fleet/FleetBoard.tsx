import { useMemo } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { FleetEnvironment } from '@flightdeck/plugin-environments-common';
import { FleetCell } from './FleetCell';
import { groupFleet } from './groupFleet';

const useStyles = makeStyles(
  theme => ({
    container: { maxHeight: '75vh' },
    cell: {
      verticalAlign: 'top',
      borderLeft: `1px solid ${theme.palette.divider}`,
    },
    system: { verticalAlign: 'top', fontWeight: 600, minWidth: '11rem' },
    empty: { color: theme.palette.text.secondary },
  }),
  { name: 'FlightdeckFleetBoard' },
);

/** Systems by stages, each environment in its place. */
export function FleetBoard(props: {
  environments: readonly FleetEnvironment[];
  stages: readonly string[];
}) {
  const { environments, stages } = props;
  const classes = useStyles();
  const { columns, rows } = useMemo(
    () => groupFleet(environments, stages),
    [environments, stages],
  );
  return (
    <TableContainer component={Paper} className={classes.container}>
      <Table size="small" stickyHeader aria-label="Environments">
        <TableHead>
          <TableRow>
            <TableCell>System</TableCell>
            {columns.map(({ title }) => (
              <TableCell key={title}>{title}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ system, cells }) => (
            <TableRow key={system ?? ''}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.system}
              >
                {system ? (
                  <EntityRefLink entityRef={system} defaultKind="system" />
                ) : (
                  'No system'
                )}
              </TableCell>
              {cells.map((members, index) => (
                <TableCell key={columns[index].title} className={classes.cell}>
                  {members.map(each => (
                    <FleetCell
                      key={each.environment.ref}
                      fleetEnvironment={each}
                    />
                  ))}
                  {members.length === 0 && (
                    <span className={classes.empty}>None</span>
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
