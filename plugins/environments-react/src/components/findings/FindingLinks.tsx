import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { Finding } from '@flightdeck/plugin-environments-common';
import { LogsLink, ObjectLink, useEnvironmentLinks } from '../links';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'FlightdeckFindingLinks' },
);

/** Of a container that ended, the log that tells why is the one before. */
const PREVIOUS_LOG_RULES = [
  'pod.crash-loop',
  'pod.liveness-killed',
  'pod.oom-killed',
  'pod.recent-crash',
  'pod.restarts',
];

/** Leads from a finding to its object, its logs and its events. */
export function FindingLinks(props: { finding: Finding }) {
  const { ruleId, subject } = props.finding;
  const classes = useStyles();
  const links = useEnvironmentLinks();
  if (!links) {
    return null;
  }
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <ObjectLink object={subject} />
      {PREVIOUS_LOG_RULES.includes(ruleId) && (
        <LogsLink object={subject} previous>
          Logs before the last restart
        </LogsLink>
      )}
      <LogsLink object={subject} />
      <Link
        to={links.events(subject)}
        aria-label={`Events of ${subject.kind} ${subject.name}`}
      >
        Events
      </Link>
    </Typography>
  );
}
