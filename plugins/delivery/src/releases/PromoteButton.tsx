import type { EnvironmentRelease } from '@flightdeck/plugin-environments-common';
import {
  actionSearch,
  GuardedButton,
  useDeliveryStatus,
  useEnvironmentPath,
} from '@flightdeck/plugin-environments-react';
import { promotionObstacle } from './promotionObstacle';

/** Leads to the promotion of the stage before; when it cannot be done, says why. */
export function PromoteButton(props: {
  source: EnvironmentRelease;
  target: EnvironmentRelease;
}) {
  const { source, target } = props;
  const status = useDeliveryStatus(target.environmentRef);
  const pathOf = useEnvironmentPath();
  return (
    <GuardedButton
      size="small"
      variant="outlined"
      color="primary"
      obstacle={promotionObstacle(source, status)}
      to={pathOf(target.environmentRef, actionSearch({ action: 'promote' }))}
    >
      Promote {source.release?.name} to {target.stage ?? target.name}
    </GuardedButton>
  );
}
