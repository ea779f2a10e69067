import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { ServiceAnswers } from '@flightdeck/plugin-environments-common';
import { listCreations } from './listCreations';

const useStyles = makeStyles(
  {
    kind: { verticalAlign: 'top', whiteSpace: 'nowrap' },
    names: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  },
  { name: 'FlightdeckPreviewCreations' },
);

/** What will be made, and where. */
export function CreationList(props: {
  answers: ServiceAnswers;
  entityRefs: readonly string[];
}) {
  const classes = useStyles();
  return (
    <Table size="small" aria-label="What will be made">
      <TableBody>
        {listCreations(props.answers, props.entityRefs).map(
          ({ what, where, names }) => (
            <TableRow key={what}>
              <TableCell component="th" scope="row" className={classes.kind}>
                {what}
              </TableCell>
              <TableCell className={classes.names}>
                {names.join('\n')}
              </TableCell>
              <TableCell className={classes.kind}>{where}</TableCell>
            </TableRow>
          ),
        )}
      </TableBody>
    </Table>
  );
}
