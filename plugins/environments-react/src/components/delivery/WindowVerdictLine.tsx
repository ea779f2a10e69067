import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { WindowVerdict } from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '../status';
import { Timestamp } from '../time';
import { WindowTable } from './WindowTable';

const MARKS: Record<WindowVerdict['state'], { tone: Tone; word: string }> = {
  open: { tone: 'healthy', word: 'Window open' },
  closed: { tone: 'warning', word: 'Window closed' },
  exempt: { tone: 'healthy', word: 'Exempt from the window' },
  unknown: { tone: 'unknown', word: 'Windows unknown' },
};

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
    },
  }),
  { name: 'FlightdeckWindowVerdictLine' },
);

/**
 * Props of {@link WindowVerdictLine}.
 *
 * @public
 */
export interface WindowVerdictLineProps {
  verdict: WindowVerdict;
}

/**
 * Whether an environment may be changed now, when that changes next, and by which windows.
 *
 * @public
 */
export function WindowVerdictLine(props: WindowVerdictLineProps) {
  const { verdict } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const listId = useId();
  const { tone, word } = MARKS[verdict.state];
  const count = verdict.windows.length;
  return (
    <section aria-label="Deployment windows">
      <Typography variant="body2" component="div" className={classes.line}>
        <StatusMark tone={tone}>{word}</StatusMark>
        <span>{verdict.message}</span>
        <NextChange verdict={verdict} />
        {count > 0 && (
          <Button
            size="small"
            aria-expanded={open}
            aria-controls={listId}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide' : 'Show'}{' '}
            {count === 1 ? 'window' : `${count} windows`}
          </Button>
        )}
      </Typography>
      <div id={listId}>
        <Collapse in={open} timeout="auto" unmountOnExit>
          <WindowTable windows={verdict.windows} />
        </Collapse>
      </div>
    </section>
  );
}

/** In the zone of who looks; the message has the zone of the window, or that no time is known. */
function NextChange(props: { verdict: WindowVerdict }) {
  const { state, opensAt, closesAt } = props.verdict;
  if (state === 'closed') {
    return opensAt ? (
      <span>
        Opens <Timestamp time={opensAt} />.
      </span>
    ) : null;
  }
  return closesAt ? (
    <span>
      Closes <Timestamp time={closesAt} />.
    </span>
  ) : null;
}
