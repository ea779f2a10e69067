import type { ReactNode } from 'react';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  FindingList,
  WorkloadTable,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { CoverageCard } from './CoverageCard';
import { EnvironmentHeader } from './EnvironmentHeader';
import { IndicatorsCard } from './IndicatorsCard';

const useStyles = makeStyles(
  theme => ({ panels: { display: 'grid', gap: theme.spacing(3) } }),
  { name: 'FlightdeckEnvironmentView' },
);

/** Everything that is known of one environment, the most pressing first. */
export function EnvironmentView(props: {
  live: Live<EnvironmentSnapshot>;
  snapshot: EnvironmentSnapshot;
  panels?: ReactNode;
}) {
  const { live, snapshot, panels } = props;
  const classes = useStyles();
  const gaps = snapshot.coverage.length > 0;
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <EnvironmentHeader live={live} snapshot={snapshot} />
      </Grid>
      <Grid item xs={12}>
        <InfoCard title="Findings">
          <FindingList
            findings={snapshot.findings}
            emptyText={
              gaps
                ? 'No rule found trouble in what could be read. Some rules could not be judged; see below.'
                : 'No rule found trouble.'
            }
          />
        </InfoCard>
      </Grid>
      {panels && (
        <Grid item xs={12} className={classes.panels}>
          {panels}
        </Grid>
      )}
      <Grid item xs={12}>
        <InfoCard title="Workloads" noPadding={snapshot.workloads.length > 0}>
          <WorkloadTable
            workloads={snapshot.workloads}
            emptyText={
              gaps
                ? 'No workload is known; the cluster could not be read in full.'
                : 'There is no workload in this environment.'
            }
          />
        </InfoCard>
      </Grid>
      <Grid item xs={12}>
        <IndicatorsCard snapshot={snapshot} />
      </Grid>
      <Grid item xs={12}>
        <CoverageCard snapshot={snapshot} />
      </Grid>
    </Grid>
  );
}
