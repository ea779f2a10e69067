import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { FormSoFar } from '../../shared/readForm';
import { hostsOf } from './hostsOf';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      columnGap: theme.spacing(2),
      margin: theme.spacing(1, 0, 0),
    },
    host: { margin: 0, fontFamily: 'monospace', overflowWrap: 'anywhere' },
  }),
  { name: 'FlightdeckWizardHosts' },
);

/** The host of each stage. */
export function HostList(props: { form: FormSoFar; host: string }) {
  const classes = useStyles();
  return (
    <Typography
      component="dl"
      variant="body2"
      className={classes.root}
      aria-label="Hosts"
    >
      {hostsOf(props.form, props.host).map(({ stage, host }) => [
        <dt key={`${stage} term`}>{stage}</dt>,
        <dd key={stage} className={classes.host}>
          {host}
        </dd>,
      ])}
    </Typography>
  );
}
