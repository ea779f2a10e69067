import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ObjectDetail,
  Subject,
} from '@flightdeck/plugin-environments-common';
import { LogsLink } from '../links';
import { Facts } from './Facts';

type Container = ObjectDetail['containers'][number];

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(1.5), marginBottom: theme.spacing(1) },
    title: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
    variables: {
      marginTop: theme.spacing(1),
      ...theme.typography.body2,
      '& summary': { cursor: 'pointer' },
    },
  }),
  { name: 'FlightdeckContainerDetails' },
);

/** One container: how it is, what it asks for, how it is probed and where its variables come from. */
export function ContainerDetails(props: {
  container: Container;
  subject: Subject;
}) {
  const { container, subject } = props;
  const { name, init, image, state, restarts, lastEnd, variables } = container;
  const classes = useStyles();
  const restarted = (restarts ?? 0) > 0 || lastEnd !== undefined;
  return (
    <Paper
      variant="outlined"
      component="article"
      className={classes.root}
      aria-label={`Container ${name}`}
    >
      <Typography variant="body2" component="div" className={classes.title}>
        <strong>{init ? `${name} (runs first)` : name}</strong>
        <LogsLink object={subject} container={name} />
        {restarted && (
          <LogsLink object={subject} container={name} previous>
            Logs before the last restart
          </LogsLink>
        )}
      </Typography>
      <Facts
        facts={[
          ['State', state],
          ['Restarts', restarts],
          ['Last end', lastEnd],
          ['Image', image],
          ['Requests', quantities(container.requests)],
          ['Limits', quantities(container.limits)],
          ['Probes', lines(container.probes)],
        ]}
      />
      {variables.length > 0 && (
        <details className={classes.variables}>
          <summary>
            {variables.length} environment{' '}
            {variables.length === 1 ? 'variable' : 'variables'}
          </summary>
          <Facts
            monospace
            facts={variables.map(variable => [variable.name, variable.from])}
          />
        </details>
      )}
    </Paper>
  );
}

function quantities(amounts: Record<string, string>): string {
  const texts = Object.entries(amounts).map(
    ([resource, amount]) => `${resource} ${amount}`,
  );
  return texts.length > 0 ? texts.join(', ') : 'none';
}

function lines(texts: readonly string[]) {
  return texts.length > 0
    ? texts.map(text => <div key={text}>{text}</div>)
    : 'none';
}
