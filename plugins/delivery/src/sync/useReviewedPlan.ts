import { useMemo, useState } from 'react';
import {
  planSync,
  type Application,
  type SyncPlan,
} from '@flightdeck/plugin-environments-common';

/** The plan on screen, which stays as it is until the person asks for the newer one. */
export interface ReviewedPlan {
  plan: SyncPlan;
  /** What stands in the way now, whatever the plan on screen said. */
  blockers: string[];
  /** The world has changed: a sync would now do something else than what is on screen. */
  isOutdated: boolean;
  /** Puts the newest plan on screen. */
  showNewest: () => void;
}

/** Plans a sync from the applications as they were when the person last looked. */
export function useReviewedPlan(
  applications: readonly Application[],
  prune: boolean,
): ReviewedPlan {
  const [reviewed, setReviewed] = useState(applications);
  const plan = useMemo(() => planSync(reviewed, { prune }), [reviewed, prune]);
  const newest = useMemo(
    () => planSync(applications, { prune }),
    [applications, prune],
  );
  return {
    plan,
    blockers: newest.applications.flatMap(({ blockers }) => blockers),
    isOutdated: newest.fingerprint !== plan.fingerprint,
    showNewest: () => setReviewed(applications),
  };
}
