import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from './CopyButton';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    text: {
      margin: 0,
      padding: theme.spacing(1),
      overflow: 'auto',
      maxHeight: '70vh',
      fontSize: '0.8125rem',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'FlightdeckSnippet' },
);

/**
 * Props of {@link Snippet}.
 *
 * @public
 */
export interface SnippetProps {
  text: string;
  /** What it is, to a screen reader. */
  label: string;
  copyLabel: string;
  /** Stands above it. */
  children?: ReactNode;
}

/**
 * A piece of text as it is written, to read and to copy.
 *
 * @public
 */
export function Snippet(props: SnippetProps) {
  const classes = useStyles();
  return (
    <>
      <div className={classes.line}>
        <Typography variant="caption" color="textSecondary">
          {props.children}
        </Typography>
        <CopyButton label={props.copyLabel} text={() => props.text} />
      </div>
      {/* It scrolls, so it must be reachable by keyboard. */}
      <pre
        className={classes.text}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={props.label}
      >
        {props.text}
      </pre>
    </>
  );
}
