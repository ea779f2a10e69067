import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import type {
  Application,
  Operation,
} from '@flightdeck/plugin-environments-common';
import { useSync } from '@flightdeck/plugin-environments-react';
import { PlanAlerts } from './PlanAlerts';
import { PlanView } from './PlanView';
import { useReviewedPlan } from './useReviewedPlan';
import type { SyncObstacle } from './useSyncObstacle';

/** What the sync will do, and the way to agree to exactly that. */
export function PlanStage(props: {
  environmentRef: string;
  applications: readonly Application[];
  obstacle: SyncObstacle | undefined;
  onStarted: (operation: Operation) => void;
  onClose: () => void;
}) {
  const { environmentRef, applications, obstacle, onStarted, onClose } = props;
  const [prune, setPrune] = useState(false);
  const reviewed = useReviewedPlan(applications, prune);
  const sync = useSync(environmentRef);
  const { operation } = sync;
  const blockers =
    reviewed.blockers.length === 0 && obstacle
      ? [obstacle.reason]
      : reviewed.blockers;

  useEffect(() => {
    if (operation) {
      onStarted(operation);
    }
  }, [operation, onStarted]);

  const showNewest = () => {
    sync.reset();
    reviewed.showNewest();
  };
  return (
    <>
      <DialogContent dividers>
        <PlanAlerts
          blockers={blockers}
          isOutdated={reviewed.isOutdated}
          error={sync.error}
          onShowNewest={showNewest}
        />
        <PlanView plan={reviewed.plan} />
        <FormControlLabel
          control={
            <Checkbox
              checked={prune}
              disabled={sync.isStarting}
              onChange={event => setPrune(event.target.checked)}
            />
          }
          label="Delete what is no longer in Git (prune)"
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={
            sync.isStarting || reviewed.isOutdated || blockers.length > 0
          }
          onClick={() =>
            sync.start({ fingerprint: reviewed.plan.fingerprint, prune })
          }
        >
          {sync.isStarting ? 'Starting…' : 'Confirm sync'}
        </Button>
      </DialogActions>
    </>
  );
}
