import { InfoCard } from '@backstage/core-components';
import { LogViewer } from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';

/** The logs of the workloads. */
export function LogsView(props: EnvironmentViewProps) {
  const { snapshot, location, change } = props;
  return (
    <InfoCard>
      <LogViewer
        environmentRef={snapshot.environment.ref}
        workloads={snapshot.workloads}
        settings={location.logs}
        onChange={logs => change({ logs: { ...location.logs, ...logs } })}
      />
    </InfoCard>
  );
}
