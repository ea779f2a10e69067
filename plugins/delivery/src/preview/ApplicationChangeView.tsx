import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type {
  ApplicationChange,
  ResourceDifference,
} from '@flightdeck/plugin-environments-common';
import { Revisions } from '../panel/Revisions';
import { HookList } from './HookList';
import { ResourceGroup } from './ResourceGroup';

const GROUPS: { change: ResourceDifference['change']; title: string }[] = [
  { change: 'prune', title: 'Delete' },
  { change: 'create', title: 'Create' },
  { change: 'update', title: 'Update' },
  { change: 'keep', title: 'Keep, though no longer in Git' },
];

const useStyles = makeStyles(
  theme => ({ root: { padding: theme.spacing(1.5), minWidth: 0 } }),
  { name: 'FlightdeckApplicationChangeView' },
);

/** What an action would do to one application, resource by resource. */
export function ApplicationChangeView(props: { change: ApplicationChange }) {
  const { name, from, to, resources, hooks, incomplete } = props.change;
  const classes = useStyles();
  return (
    <Paper
      variant="outlined"
      component="section"
      className={classes.root}
      aria-label={`Changes to ${name}`}
    >
      <Typography variant="subtitle1" component="h3">
        {name}
      </Typography>
      <Typography variant="body2">
        From revision <Revisions revisions={from} />
        {to.length > 0 && (
          <>
            {' '}
            to <Revisions revisions={to} />
          </>
        )}
      </Typography>
      {incomplete && <Alert severity="warning">{incomplete}</Alert>}
      {resources.length === 0 && !incomplete && (
        <Typography variant="body2">No resource changes.</Typography>
      )}
      {GROUPS.map(({ change, title }) => (
        <ResourceGroup
          key={change}
          title={title}
          resources={resources.filter(each => each.change === change)}
        />
      ))}
      <HookList hooks={hooks} />
    </Paper>
  );
}
