import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { DifferenceLine } from '@flightdeck/plugin-environments-common';

/** So many lines are drawn at first. */
const SHOWN = 300;

const SIGNS: Record<DifferenceLine['type'], string> = {
  context: ' ',
  removed: '-',
  added: '+',
  gap: '⋯',
};

/** What a screen reader says before a line. */
const WORDS: Partial<Record<DifferenceLine['type'], string>> = {
  removed: 'removed: ',
  added: 'added: ',
};

const useStyles = makeStyles(
  theme => {
    const dark = theme.palette.type === 'dark';
    return {
      root: {
        maxHeight: '50vh',
        overflow: 'auto',
        margin: theme.spacing(0.5, 0),
        padding: theme.spacing(0.5, 0),
        border: `1px solid ${theme.palette.divider}`,
        borderRadius: theme.shape.borderRadius,
        fontFamily: 'monospace',
        fontSize: '0.8125rem',
        lineHeight: 1.5,
      },
      lines: { display: 'inline-block', minWidth: '100%' },
      line: { whiteSpace: 'pre', padding: theme.spacing(0, 1) },
      removed: {
        color: dark ? '#ffc9c9' : '#7a0c1c',
        backgroundColor: dark ? '#4a1a20' : '#ffe9ea',
      },
      added: {
        color: dark ? '#b9f2c8' : '#0b4d24',
        backgroundColor: dark ? '#133d22' : '#e4f7e9',
      },
      context: {},
      gap: { color: theme.palette.text.secondary },
      heard: {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
      },
    };
  },
  { name: 'FlightdeckDifference' },
);

/** A difference line by line: told apart by sign, by word and by colour. */
export function Difference(props: {
  title: string;
  lines: readonly DifferenceLine[];
}) {
  const { title, lines } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, SHOWN);
  return (
    <>
      <div
        className={classes.root}
        role="group"
        aria-label={`Difference of ${title}`}
        // Scrolls, so it must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div className={classes.lines}>
          {shown.map((line, index) => (
            <div
              // Lines have no name but their place, and never move.
              key={index}
              className={`${classes.line} ${classes[line.type]}`}
            >
              <span aria-hidden>{SIGNS[line.type]} </span>
              {WORDS[line.type] && (
                <span className={classes.heard}>{WORDS[line.type]}</span>
              )}
              {line.text}
            </div>
          ))}
        </div>
      </div>
      {shown.length < lines.length && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {lines.length} lines
        </Button>
      )}
    </>
  );
}
