import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { Alert } from '@flightdeck/plugin-environments-common';
import { safeUrl } from '../links';
import { StatusMark, type Tone } from '../status';
import { Age } from '../time';
import { Silences } from './Silences';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      display: 'grid',
      gridTemplateColumns: '8.5rem minmax(0, 1fr)',
      gap: theme.spacing(0, 2),
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
    text: { wordBreak: 'break-word' },
    query: {
      '& summary': { cursor: 'pointer' },
      '& code': { wordBreak: 'break-word', whiteSpace: 'pre-wrap' },
    },
  }),
  { name: 'FlightdeckAlertCard' },
);

/** An alert: how it stands, since when, what to read about it, and who silenced it. */
export function AlertCard(props: { alert: Alert }) {
  const { alert } = props;
  const classes = useStyles();
  const { tone, word } = markOf(alert);
  const runbook = safeUrl(alert.runbookUrl);
  return (
    <Paper variant="outlined" component="li" className={classes.root}>
      <Typography variant="body2" component="div">
        <StatusMark tone={tone}>{word}</StatusMark>
      </Typography>
      <div className={classes.text}>
        <Typography variant="body2">
          <strong>{alert.name}</strong> {alert.summary ?? alert.description}
        </Typography>
        {alert.summary && alert.description && (
          <Typography variant="body2">{alert.description}</Typography>
        )}
        <Typography variant="caption" color="textSecondary" component="div">
          {alert.severity && `Severity ${alert.severity}. `}
          {alert.activeSince && (
            <>
              Since <Age time={alert.activeSince} />.{' '}
            </>
          )}
          Told by {alert.source}.
        </Typography>
        <Silences silences={alert.silences} />
        {runbook && (
          <Typography variant="body2">
            <Link to={runbook}>Runbook of {alert.name}</Link>
          </Typography>
        )}
        <Labels labels={alert.labels} />
        {alert.query && (
          <Typography
            variant="caption"
            component="details"
            className={classes.query}
          >
            <summary>Query</summary>
            <code>{alert.query}</code>
          </Typography>
        )}
      </div>
    </Paper>
  );
}

function markOf(alert: Alert): { tone: Tone; word: string } {
  const word = alert.state === 'firing' ? 'Firing' : 'Pending';
  if (alert.silences && alert.silences.length > 0) {
    return { tone: 'suspended', word: `${word}, silenced` };
  }
  return {
    tone: alert.state === 'firing' ? 'critical' : 'progressing',
    word,
  };
}

const TOLD_ELSEWHERE = ['alertname', 'severity'];

function Labels(props: { labels: Record<string, string> }) {
  const labels = Object.entries(props.labels).filter(
    ([name]) => !TOLD_ELSEWHERE.includes(name),
  );
  return (
    <div>
      {labels.map(([name, value]) => (
        <Chip
          key={name}
          size="small"
          variant="outlined"
          label={`${name}: ${value}`}
          style={{ margin: '2px 4px 2px 0' }}
        />
      ))}
    </div>
  );
}
