import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import type { WindowState } from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '../status';
import { HeadCells } from '../table/HeadCells';
import { formatDuration, formatTimestamp } from '../time/formatTime';
import { Timestamp } from '../time';

/** The windows that bear on an environment, one a row. */
export function WindowTable(props: { windows: readonly WindowState[] }) {
  return (
    <TableContainer>
      <Table size="small" aria-label="Windows">
        <TableHead>
          <HeadCells
            titles={['Window', 'Now', 'When', 'Next', 'Not bound', 'From']}
          />
        </TableHead>
        <TableBody>
          {props.windows.map(state => (
            <WindowRow key={state.window.id} state={state} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function WindowRow(props: { state: WindowState }) {
  const { window, active, until, next } = props.state;
  const { tone, word } = effectOf(props.state);
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader">
        {window.name}
        {window.reason && (
          <Typography variant="caption" color="textSecondary" component="div">
            {window.reason}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <StatusMark tone={tone}>{word}</StatusMark>
        {active && (
          <div>
            {until ? (
              <>
                until <Timestamp time={until} />
              </>
            ) : (
              'no known end'
            )}
          </div>
        )}
      </TableCell>
      <TableCell>{timesOf(props.state)}</TableCell>
      <TableCell>
        {next ? <Timestamp time={next} /> : 'none within a year'}
      </TableCell>
      <TableCell>
        {window.exempt.length > 0 && (
          <EntityRefLinks entityRefs={window.exempt} defaultKind="group" />
        )}
        {window.manualAllowed && <div>What people start</div>}
        {window.exempt.length === 0 && !window.manualAllowed && 'nobody'}
      </TableCell>
      <TableCell>{window.source}</TableCell>
    </TableRow>
  );
}

function effectOf({ window, active }: WindowState): {
  tone: Tone;
  word: string;
} {
  if (!active) {
    return { tone: 'suspended', word: 'Not now' };
  }
  return window.kind === 'deny'
    ? { tone: 'warning', word: 'Denies' }
    : { tone: 'healthy', word: 'Allows' };
}

function timesOf({ window }: WindowState): string {
  const { times, kind, timeZone } = window;
  const verb = kind === 'deny' ? 'Denies' : 'Allows';
  if ('schedule' in times) {
    const duration = formatDuration(times.durationMinutes * 60);
    return `${verb} for ${duration} from ${times.schedule} (${timeZone})`;
  }
  const from = formatTimestamp(new Date(times.from));
  return times.to
    ? `${verb} from ${from} to ${formatTimestamp(new Date(times.to))}`
    : `${verb} from ${from} on`;
}
