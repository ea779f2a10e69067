import type {
  Checklist,
  DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import {
  actionSearch,
  GuardedButton,
  useEnvironmentPath,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { isPromotable, promotionObstacle } from './promotionObstacle';

/** Leads to the promotion of a release whose checklist is clear; when it cannot be done, says why. */
export function PromoteStep(props: {
  checklist: Checklist;
  /** What the environment is called. */
  environment: string;
  /** Why nobody can say what comes next. */
  problem: string | undefined;
  status: Live<DeliveryStatus>;
}) {
  const { checklist, environment, problem, status } = props;
  const pathOf = useEnvironmentPath();
  return isPromotable(checklist, status) ? (
    <div>
      <GuardedButton
        variant="contained"
        color="primary"
        obstacle={promotionObstacle(status, problem)}
        to={pathOf(
          checklist.environmentRef,
          actionSearch({ action: 'promote' }),
        )}
      >
        Promote {checklist.release.name} to {environment}
      </GuardedButton>
    </div>
  ) : null;
}
