import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EmptyState, Progress } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  EnvironmentTabProvider,
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
  /** Panels of other plugins; each finds its System with `useEntity`. */
  panels?: ReactNode;
}

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckSystemEnvironments' },
);

/** The environments of the System at hand, and what other plugins tell of them. */
export function SystemEnvironmentsContent(
  props: SystemEnvironmentsContentProps,
) {
  const { entity } = useEntity();
  const classes = useStyles();
  return (
    <FlightdeckQueryProvider>
      <EnvironmentTabProvider tab={props.environmentTab ?? 'environment'}>
        <div className={classes.root}>
          <div>
            <SystemBoard systemRef={stringifyEntityRef(entity)} />
          </div>
          {props.panels}
        </div>
      </EnvironmentTabProvider>
    </FlightdeckQueryProvider>
  );
}

function SystemBoard(props: { systemRef: string }) {
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
        <FleetBoard environments={environments} stages={fleet.data.stages} />
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
