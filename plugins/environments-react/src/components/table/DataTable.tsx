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

const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
} as const;

const useStyles = makeStyles(
  theme => ({
    row: { '& > *': { lineHeight: 1.4 } },
    noWrap: { whiteSpace: 'nowrap' },
    // Where columns would be a word wide, the cells of a row stand below each other, each below the
    // title of its column.
    table: {
      [theme.breakpoints.down('xs')]: {
        '&, & > tbody, & > tbody > tr': { display: 'block' },
        '& > thead': visuallyHidden,
        '& > tbody > tr': { padding: theme.spacing(1, 0) },
        '& > tbody > tr > *': {
          display: 'block',
          border: 0,
          padding: theme.spacing(0.5, 1),
          '&:empty': { display: 'none' },
          '&::before': {
            content: 'attr(data-title)',
            display: 'block',
            ...theme.typography.caption,
            color: theme.palette.text.secondary,
          },
        },
      },
    },
  }),
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
 * A small table: rows as they come, nothing to sort or page. Its roles are said, as browsers forget
 * them where it is laid out otherwise than as a table.
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
      <Table
        size="small"
        role="table"
        aria-label={label}
        className={classes.table}
      >
        <TableHead role="rowgroup">
          <HeadCells titles={columns.map(({ title }) => title)} />
        </TableHead>
        <TableBody role="rowgroup">
          {rows.map(row => (
            <TableRow key={keyOf(row)} role="row" className={classes.row}>
              {columns.map(({ title, render, rowHeader, noWrap }) => (
                <TableCell
                  key={title}
                  data-title={title}
                  className={noWrap ? classes.noWrap : undefined}
                  {...(rowHeader
                    ? { component: 'th', scope: 'row', role: 'rowheader' }
                    : { role: 'cell' })}
                >
                  {render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
