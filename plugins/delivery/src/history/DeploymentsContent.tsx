import { useMemo } from 'react';
import { Content, InfoCard } from '@backstage/core-components';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import {
  EnvironmentTabProvider,
  FlightdeckQueryProvider,
  useEnvironmentPath,
  useFleet,
} from '@flightdeck/plugin-environments-react';
import { HistoryList } from './HistoryList';
import { offerRollback, rollbackSearch } from './rollbackOffer';
import { isDeployedIn } from './whereNow';
import { WhereNow } from './WhereNow';

/** The body of the page with the deployments of all environments. */
export function DeploymentsContent(props: { environmentTab: string }) {
  return (
    <FlightdeckQueryProvider>
      <EnvironmentTabProvider tab={props.environmentTab}>
        <Content>
          <InfoCard>
            <AllDeployments />
          </InfoCard>
        </Content>
      </EnvironmentTabProvider>
    </FlightdeckQueryProvider>
  );
}

function AllDeployments() {
  const fleet = useFleet();
  const pathOf = useEnvironmentPath();
  const environments = useMemo(
    () =>
      new Map(
        fleet.data?.environments.map(each => [each.environment.ref, each]),
      ),
    [fleet.data],
  );
  const isDeployed = (record: DeploymentRecord) => {
    const environment = environments.get(record.environmentRef);
    return environment !== undefined && isDeployedIn(record, environment);
  };
  return (
    <HistoryList
      isDeployed={isDeployed}
      rollbackOf={record =>
        isDeployed(record)
          ? { kind: 'none' }
          : offerRollback(
              record,
              {},
              pathOf(record.environmentRef, rollbackSearch(record)),
            )
      }
      answer={(records, { text }) =>
        text && <WhereNow fleet={fleet} records={records} text={text} />
      }
    />
  );
}
