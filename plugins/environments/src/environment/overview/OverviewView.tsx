import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import { FindingList } from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';
import { ConformanceCard } from './ConformanceCard';
import { CoverageCard } from './CoverageCard';
import { IndicatorsCard } from './IndicatorsCard';
import { WorkloadsCard } from './WorkloadsCard';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckOverviewView' },
);

/** What is the matter, how it runs and what was delivered, the most pressing first. */
export function OverviewView(props: EnvironmentViewProps) {
  const { snapshot, location, change, linkTo, panels } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <InfoCard title="Findings">
        <FindingList
          findings={snapshot.findings}
          emptyText={
            snapshot.coverage.length > 0
              ? 'No rule found trouble in what could be read. Some rules could not be judged; see below.'
              : 'No rule found trouble.'
          }
        />
      </InfoCard>
      {panels}
      {snapshot.conformance && (
        <ConformanceCard conformance={snapshot.conformance} linkTo={linkTo} />
      )}
      <WorkloadsCard snapshot={snapshot} />
      <IndicatorsCard
        snapshot={snapshot}
        minutes={location.rangeMinutes}
        onMinutes={rangeMinutes => change({ rangeMinutes })}
      />
      <CoverageCard snapshot={snapshot} />
    </div>
  );
}
