import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import type { LogState } from './LogSession';
import { LogBlockRows, type LogLook } from './LogBlockRows';

const useStyles = makeStyles(
  theme => ({
    root: { position: 'relative' },
    scroller: {
      height: '60vh',
      minHeight: '16rem',
      overflow: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1),
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      lineHeight: '1.25rem',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    more: {
      position: 'absolute',
      bottom: theme.spacing(2),
      left: '50%',
      transform: 'translateX(-50%)',
    },
  }),
  { name: 'FlightdeckLogLines' },
);

/** So many pixels from its end a log counts as seen to the end. */
const NEAR_END = 24;

/**
 * The lines of a log. It stays at the end while lines come, until the reader scrolls up; then it
 * stays where it is and says how many came.
 */
export function LogLines(props: {
  log: Pick<LogState, 'blocks' | 'count' | 'dropped'>;
  look: LogLook;
}) {
  const { log, look } = props;
  const classes = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [leftAt, setLeftAt] = useState<number | undefined>(undefined);
  const total = log.count + log.dropped;
  const atEnd = leftAt === undefined;
  useStayAtEnd(scroller, atEnd);
  useLayoutEffect(() => {
    if (atEnd) {
      toEnd(scroller.current);
    }
  }, [atEnd, log.blocks, look]);
  return (
    <div className={classes.root}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="log"
        aria-label="Log lines"
        // Lines come too fast to be read out one by one.
        aria-live="off"
        // It scrolls, so it must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={event => {
          const near = isNearEnd(event.currentTarget);
          setLeftAt(before => (near ? undefined : before ?? total));
        }}
      >
        {log.blocks.map(block => (
          <LogBlockRows key={block.id} block={block} look={look} />
        ))}
      </div>
      {!atEnd && (
        <Button
          className={classes.more}
          variant="contained"
          color="primary"
          size="small"
          startIcon={<ArrowDownwardIcon />}
          onClick={() => setLeftAt(undefined)}
        >
          {newLines(total - leftAt)}
        </Button>
      )}
    </div>
  );
}

function newLines(count: number): string {
  if (count === 0) {
    return 'To the end';
  }
  return `${count} new ${count === 1 ? 'line' : 'lines'}`;
}

function isNearEnd(element: HTMLElement): boolean {
  const below = element.scrollHeight - element.scrollTop - element.clientHeight;
  return below <= NEAR_END;
}

function toEnd(element: HTMLElement | null): void {
  if (element) {
    element.scrollTop = element.scrollHeight;
  }
}

/** Lines that come into view may turn out higher than they were taken for. */
function useStayAtEnd(
  scroller: { readonly current: HTMLElement | null },
  atEnd: boolean,
): void {
  useEffect(() => {
    const content = scroller.current;
    if (!atEnd || !content || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(() => toEnd(content));
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, atEnd]);
}
