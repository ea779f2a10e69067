import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApplicationSyncPlan,
  SyncChange,
  SyncPlan,
} from '@flightdeck/plugin-environments-common';
import { Revisions } from '../panel/Revisions';

const WORDS: Record<SyncChange['action'], string> = {
  create: 'Create',
  update: 'Update',
  prune: 'Delete',
  keep: 'Keep, though no longer in Git:',
};

const useStyles = makeStyles(
  theme => ({
    changes: {
      maxHeight: '40vh',
      overflowY: 'auto',
      marginTop: theme.spacing(0.5),
    },
  }),
  { name: 'FlightdeckPlanView' },
);

/** What a sync will do, application by application. */
export function PlanView(props: { plan: SyncPlan }) {
  return (
    <>
      {props.plan.applications.map(application => (
        <ApplicationPlan
          key={`${application.instance}/${application.namespace}/${application.name}`}
          plan={application}
        />
      ))}
    </>
  );
}

function ApplicationPlan(props: { plan: ApplicationSyncPlan }) {
  const { name, revisions, changes, notes } = props.plan;
  const classes = useStyles();
  return (
    <section aria-label={`Plan for ${name}`}>
      <Typography variant="subtitle1" component="h3">
        {name}
      </Typography>
      <Typography variant="body2">
        To revision <Revisions revisions={revisions} />
      </Typography>
      {notes.map(note => (
        <Typography key={note} variant="body2" color="textSecondary">
          {note}
        </Typography>
      ))}
      {changes.length === 0 ? (
        <Typography variant="body2">No resource differs from Git.</Typography>
      ) : (
        // Scrolls, so it must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={classes.changes} tabIndex={0} aria-label="Changes">
          {changes.map(change => (
            <Typography
              key={JSON.stringify(change)}
              variant="body2"
              component="li"
            >
              <strong>{WORDS[change.action]}</strong> {change.kind}{' '}
              {change.namespace
                ? `${change.namespace}/${change.name}`
                : change.name}
            </Typography>
          ))}
        </ul>
      )}
    </section>
  );
}
