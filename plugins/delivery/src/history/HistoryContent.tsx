import { useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import {
  FlightdeckQueryProvider,
  useDeliveryStatus,
  useEnvironment,
} from '@flightdeck/plugin-environments-react';
import { EnvironmentDora } from '../dora/EnvironmentDora';
import { HistoryList } from './HistoryList';
import { applicationOf, offerRollback, rollbackSearch } from './rollbackOffer';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckHistoryContent' },
);

/** What was deployed to the environment at hand, and how well that goes. */
export function HistoryContent() {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const classes = useStyles();
  return (
    <FlightdeckQueryProvider>
      <div className={classes.root}>
        <EnvironmentDora environmentRef={ref} />
        <InfoCard title="Deployments">
          <EnvironmentHistory environmentRef={ref} />
        </InfoCard>
      </div>
    </FlightdeckQueryProvider>
  );
}

function EnvironmentHistory(props: { environmentRef: string }) {
  const { environmentRef } = props;
  const { data: snapshot } = useEnvironment(environmentRef);
  const { data: status } = useDeliveryStatus(environmentRef);
  const applications = snapshot?.applications;
  const known = useMemo(
    () => ({ applications, status }),
    [applications, status],
  );
  const isDeployed = (record: DeploymentRecord) =>
    record.historyId !== undefined &&
    record.historyId ===
      applicationOf(record, applications ?? [])?.history.at(0)?.id;
  return (
    <HistoryList
      environmentRef={environmentRef}
      isDeployed={isDeployed}
      rollbackOf={record =>
        offerRollback(
          record,
          known,
          `?${new URLSearchParams(rollbackSearch(record))}`,
        )
      }
    />
  );
}
