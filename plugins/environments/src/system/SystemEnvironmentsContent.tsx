import { stringifyEntityRef } from '@backstage/catalog-model';
import { EmptyState, Progress } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  FlightdeckQueryProvider,
  FreshnessLine,
  LoadFailure,
  useFleet,
} from '@flightdeck/plugin-environments-react';
import { FleetBoard } from '../fleet/FleetBoard';

/**
 * Props of {@link EntitySystemEnvironmentsContent}.
 *
 * @public
 */
export interface SystemEnvironmentsContentProps {
  /** The path of the tab of an environment's entity page; `environment` by default. */
  environmentTab?: string;
}

/** The environments of the System at hand. */
export function SystemEnvironmentsContent(
  props: SystemEnvironmentsContentProps,
) {
  const { entity } = useEntity();
  return (
    <FlightdeckQueryProvider>
      <SystemBoard
        systemRef={stringifyEntityRef(entity)}
        tab={props.environmentTab ?? 'environment'}
      />
    </FlightdeckQueryProvider>
  );
}

function SystemBoard(props: { systemRef: string; tab: string }) {
  const fleet = useFleet();
  if (!fleet.data) {
    return fleet.error ? (
      <LoadFailure
        what="the environments of this system"
        error={fleet.error}
        onRetry={fleet.refresh}
      />
    ) : (
      <Progress />
    );
  }
  const environments = fleet.data.environments.filter(
    ({ environment }) => environment.system === props.systemRef,
  );
  return (
    <>
      <FreshnessLine live={fleet} />
      {environments.length > 0 ? (
        <FleetBoard
          environments={environments}
          stages={fleet.data.stages}
          tab={props.tab}
        />
      ) : (
        <EmptyState
          missing="content"
          title="No environments"
          description="No environment that you may see belongs to this system. An environment is a catalog Resource with type “environment” whose spec.system names the system."
        />
      )}
    </>
  );
}
