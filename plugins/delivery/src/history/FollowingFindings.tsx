import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FollowingFinding } from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '@flightdeck/plugin-environments-react';
import { formatSpan } from './formatSpan';

const MARKS: Record<
  FollowingFinding['severity'],
  { tone: Tone; word: string }
> = {
  critical: { tone: 'critical', word: 'Critical' },
  warning: { tone: 'warning', word: 'Warning' },
  info: { tone: 'progressing', word: 'Note' },
};

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'grid',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'FlightdeckFollowingFindings' },
);

/** The findings that came up after a deployment. */
export function FollowingFindings(props: {
  findings: readonly FollowingFinding[];
  startedAt: string;
}) {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Findings that followed">
      {props.findings.map(({ rule, severity, message, since }) => (
        <Typography
          key={`${rule} ${since} ${message}`}
          variant="body2"
          component="li"
        >
          <StatusMark tone={MARKS[severity].tone}>
            {MARKS[severity].word}
          </StatusMark>{' '}
          {message}{' '}
          <Typography variant="caption" color="textSecondary">
            {rule}, {whenAfter(since, props.startedAt)}
          </Typography>
        </Typography>
      ))}
    </ul>
  );
}

function whenAfter(since: string, startedAt: string): string {
  const seconds = (Date.parse(since) - Date.parse(startedAt)) / 1000;
  return seconds > 0
    ? `${formatSpan(seconds)} after its start`
    : 'at its start';
}
