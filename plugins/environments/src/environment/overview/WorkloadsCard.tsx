import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import type {
  EnvironmentSnapshot,
  Inventory,
} from '@flightdeck/plugin-environments-common';
import {
  Age,
  indexUsage,
  sentenceOf,
  useInventory,
  WorkloadTable,
  type Live,
} from '@flightdeck/plugin-environments-react';

/** The workloads of the environment and what they use. */
export function WorkloadsCard(props: { snapshot: EnvironmentSnapshot }) {
  const { snapshot } = props;
  const inventory = useInventory(snapshot.environment.ref);
  const usage = inventory.data?.usage;
  const index = useMemo(() => usage && indexUsage(usage), [usage]);
  return (
    <InfoCard
      title="Workloads"
      subheader={
        snapshot.workloads.length > 0 ? <UsageLine live={inventory} /> : null
      }
      noPadding={snapshot.workloads.length > 0}
    >
      <WorkloadTable
        workloads={snapshot.workloads}
        usage={index}
        environmentRef={snapshot.environment.ref}
        emptyText={
          snapshot.coverage.length > 0
            ? 'No workload is known; the cluster could not be read in full.'
            : 'There is no workload in this environment.'
        }
      />
    </InfoCard>
  );
}

/** How old the figures of usage are, or why there is none. */
function UsageLine(props: { live: Live<Inventory> }) {
  const { data, error } = props.live;
  return (
    <Typography variant="caption" color="textSecondary">
      <UsageWords data={data} error={error} />
    </Typography>
  );
}

function UsageWords(props: { data?: Inventory; error?: Error }) {
  const { data, error } = props;
  if (error) {
    return <>Usage cannot be read: {sentenceOf(error)}</>;
  }
  if (!data) {
    return <>Reading usage …</>;
  }
  if (data.usageAsOf) {
    return (
      <>
        Usage measured <Age time={data.usageAsOf} />
      </>
    );
  }
  const problem = data.problems.find(({ what }) => what === 'usage');
  return <>{problem?.message ?? 'Usage is not measured here.'}</>;
}
