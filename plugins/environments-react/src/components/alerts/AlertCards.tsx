import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Alert } from '@flightdeck/plugin-environments-common';
import { AlertCard } from './AlertCard';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1),
    },
  }),
  { name: 'FlightdeckAlertCards' },
);

/**
 * Alerts in the order they come in.
 *
 * @public
 */
export function AlertCards(props: {
  alerts: readonly Alert[];
  emptyText?: string;
}) {
  const { alerts, emptyText = 'No alert is firing or pending.' } = props;
  const classes = useStyles();
  if (alerts.length === 0) {
    return <Typography variant="body2">{emptyText}</Typography>;
  }
  return (
    <ul className={classes.list} aria-label="Alerts">
      {alerts.map(alert => (
        <AlertCard key={keyOf(alert)} alert={alert} />
      ))}
    </ul>
  );
}

function keyOf({ source, name, labels }: Alert): string {
  return JSON.stringify([source, name, Object.entries(labels).sort()]);
}
