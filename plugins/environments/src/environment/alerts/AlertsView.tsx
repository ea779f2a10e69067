import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import {
  environmentReadPermission,
  type AlertList,
} from '@flightdeck/plugin-environments-common';
import {
  AlertCards,
  AlertingRuleTable,
  FreshnessLine,
  LivePart,
  useAlerts,
} from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckAlertsView' },
);

/** What the metrics sources warn of, and whether they could. */
export function AlertsView(props: EnvironmentViewProps) {
  const live = useAlerts(props.snapshot.environment.ref);
  return (
    <LivePart
      live={live}
      what="the alerts"
      permission={environmentReadPermission.name}
    >
      {list => (
        <>
          {!live.error && <FreshnessLine live={live} />}
          <Listed list={list} />
        </>
      )}
    </LivePart>
  );
}

function Listed(props: { list: AlertList }) {
  const { alerts, rules, problems } = props.list;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {problems.map(problem => (
        <Alert key={problem} severity="warning">
          {problem}
        </Alert>
      ))}
      <InfoCard title="Alerts">
        {alerts ? (
          <AlertCards alerts={alerts} />
        ) : (
          <Typography variant="body2">
            Nothing is known of alerts: no metrics source could be asked.
          </Typography>
        )}
      </InfoCard>
      <InfoCard title="Alerting rules" noPadding={Boolean(rules?.length)}>
        {rules ? (
          <AlertingRuleTable rules={rules} />
        ) : (
          <Typography variant="body2">
            Nothing is known of alerting rules: no metrics source could be
            asked.
          </Typography>
        )}
      </InfoCard>
    </div>
  );
}
