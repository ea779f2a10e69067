import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { Content, EmptyState, Progress } from '@backstage/core-components';
import {
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_NAMESPACES,
  ANNOTATION_STAGE,
  type Fleet,
} from '@flightdeck/plugin-environments-common';
import {
  EnvironmentTabProvider,
  FlightdeckQueryProvider,
  FreshnessLine,
  LoadFailure,
  useFleet,
} from '@flightdeck/plugin-environments-react';
import { DeploymentsLink } from './DeploymentsLink';
import { filterFleet, NO_FILTERS } from './filterFleet';
import { FleetBoard } from './FleetBoard';
import { FleetFilterBar } from './FleetFilterBar';
import { useFleetFilters } from './useFleetFilters';

/**
 * The body of the fleet page.
 */
export function FleetContent(props: { environmentTab: string }) {
  return (
    <FlightdeckQueryProvider>
      <Content>
        <EnvironmentTabProvider tab={props.environmentTab}>
          <FleetBody />
        </EnvironmentTabProvider>
      </Content>
    </FlightdeckQueryProvider>
  );
}

function FleetBody() {
  const fleet = useFleet();
  if (fleet.data) {
    return (
      <>
        <FreshnessLine live={fleet} />
        {fleet.data.problem && (
          <Alert severity="warning">{fleet.data.problem}</Alert>
        )}
        <FilteredFleet fleet={fleet.data} />
      </>
    );
  }
  if (fleet.error) {
    return (
      <LoadFailure
        what="the environments"
        error={fleet.error}
        onRetry={fleet.refresh}
      />
    );
  }
  return <Progress />;
}

function FilteredFleet(props: { fleet: Fleet }) {
  const { fleet } = props;
  const { filters, setFilters } = useFleetFilters();
  const shown = useMemo(
    () => filterFleet(fleet.environments, filters),
    [fleet.environments, filters],
  );
  if (fleet.environments.length === 0) {
    return (
      <EmptyState
        missing="content"
        title="No environments"
        description={`An environment is a catalog Resource with type "environment" that you may see. Its annotations ${ANNOTATION_STAGE}, ${ANNOTATION_KUBERNETES_CLUSTER} and ${ANNOTATION_NAMESPACES} say where it lives.`}
      />
    );
  }
  return (
    <>
      <FleetFilterBar fleet={fleet} filters={filters} onChange={setFilters} />
      <DeploymentsLink text={filters.text.trim()} />
      {shown.length > 0 ? (
        <FleetBoard environments={shown} stages={fleet.stages} />
      ) : (
        <EmptyState
          missing="content"
          title="No environment matches"
          description={`None of the ${fleet.environments.length} environments passes these filters.`}
          action={
            <Button variant="outlined" onClick={() => setFilters(NO_FILTERS)}>
              Show all
            </Button>
          }
        />
      )}
    </>
  );
}
