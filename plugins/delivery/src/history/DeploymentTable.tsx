import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import { DeploymentRow, type DeploymentRowProps } from './DeploymentRow';

const useStyles = makeStyles(
  { head: { whiteSpace: 'nowrap', padding: '6px 8px' } },
  { name: 'FlightdeckDeploymentTable' },
);

/** Deployments, newest first. A row opens to all that is known of it. */
export function DeploymentTable(props: {
  deployments: readonly DeploymentRecord[];
  showEnvironment: boolean;
  /** Whether it is what is deployed now. */
  isDeployed: (record: DeploymentRecord) => boolean;
  rollbackOf: (record: DeploymentRecord) => DeploymentRowProps['rollback'];
}) {
  const { deployments, showEnvironment, isDeployed, rollbackOf } = props;
  const classes = useStyles();
  const titles = [
    'Result',
    ...(showEnvironment ? ['Environment'] : []),
    'Release',
    'Change',
    'Started by',
    'Started',
    'Then',
    '',
  ];
  return (
    <TableContainer>
      <Table size="small" aria-label="Deployments">
        <TableHead>
          <TableRow>
            {titles.map(title => (
              <TableCell key={title} className={classes.head}>
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {deployments.map(record => (
            <DeploymentRow
              key={record.id}
              record={record}
              showEnvironment={showEnvironment}
              columns={titles.length}
              isDeployed={isDeployed(record)}
              rollback={rollbackOf(record)}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
