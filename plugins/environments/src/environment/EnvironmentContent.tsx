import type { ReactNode } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  FlightdeckQueryProvider,
  LoadFailure,
  useEnvironment,
} from '@flightdeck/plugin-environments-react';
import { EnvironmentView, type FurtherView } from './EnvironmentView';

/**
 * Props of {@link EntityEnvironmentContent}.
 *
 * @public
 */
export interface EnvironmentContentProps {
  /** Panels of other plugins; each finds its environment with `useEntity`. */
  panels?: ReactNode;
  /** Views of other plugins, each with a tab. */
  views?: readonly FurtherView[];
}

const NO_VIEWS: readonly FurtherView[] = [];

/** The state of the environment at hand. */
export function EnvironmentContent(props: EnvironmentContentProps) {
  const { entity } = useEntity();
  return (
    <FlightdeckQueryProvider>
      <LiveEnvironment
        environmentRef={stringifyEntityRef(entity)}
        panels={props.panels}
        views={props.views ?? NO_VIEWS}
      />
    </FlightdeckQueryProvider>
  );
}

function LiveEnvironment(props: {
  environmentRef: string;
  panels?: ReactNode;
  views: readonly FurtherView[];
}) {
  const environment = useEnvironment(props.environmentRef);
  if (environment.data) {
    return (
      <EnvironmentView
        live={environment}
        snapshot={environment.data}
        panels={props.panels}
        views={props.views}
      />
    );
  }
  if (environment.error) {
    return (
      <LoadFailure
        what="this environment"
        error={environment.error}
        onRetry={environment.refresh}
      />
    );
  }
  return <Progress />;
}
