import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  // The words of a heading are short, and are broken anywhere otherwise.
  { cell: { whiteSpace: 'nowrap' } },
  { name: 'FlightdeckHeadCells' },
);

/** The headings of the columns of a table. */
export function HeadCells(props: { titles: readonly string[] }) {
  const classes = useStyles();
  return (
    <TableRow role="row">
      {props.titles.map(title => (
        <TableCell
          key={title}
          scope="col"
          role="columnheader"
          className={classes.cell}
        >
          {title}
        </TableCell>
      ))}
    </TableRow>
  );
}
