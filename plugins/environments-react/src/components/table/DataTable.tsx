import type { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { HeadCells } from './HeadCells';

const useStyles = makeStyles(
  {
    row: { '& > *': { lineHeight: 1.4 } },
    noWrap: { whiteSpace: 'nowrap' },
  },
  { name: 'FlightdeckDataTable' },
);

/**
 * A column of a {@link DataTable}.
 *
 * @public
 */
export interface DataColumn<T> {
  title: string;
  render(row: T): ReactNode;
  /** The cells of the column name their rows. */
  rowHeader?: boolean;
  /** Its words are short and are kept whole. */
  noWrap?: boolean;
}

/**
 * Props of {@link DataTable}.
 *
 * @public
 */
export interface DataTableProps<T> {
  /** Names the table to a screen reader. */
  label: string;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  keyOf(row: T): string;
  /** What to say when there is no row. */
  emptyText: string;
}

/**
 * A small table: rows as they come, nothing to sort or page.
 *
 * @public
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, keyOf, emptyText } = props;
  const classes = useStyles();
  if (rows.length === 0) {
    return <Typography variant="body2">{emptyText}</Typography>;
  }
  return (
    <TableContainer>
      <Table size="small" aria-label={label}>
        <TableHead>
          <HeadCells titles={columns.map(({ title }) => title)} />
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow key={keyOf(row)} className={classes.row}>
              {columns.map(({ title, render, rowHeader, noWrap }) => {
                const className = noWrap ? classes.noWrap : undefined;
                return rowHeader ? (
                  <TableCell
                    key={title}
                    component="th"
                    scope="row"
                    role="rowheader"
                    className={className}
                  >
                    {render(row)}
                  </TableCell>
                ) : (
                  <TableCell key={title} className={className}>
                    {render(row)}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
