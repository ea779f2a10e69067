import { useId, useState } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import type {
  Application,
  Operation,
} from '@flightdeck/plugin-environments-common';
import { OperationStage } from './OperationStage';
import { PlanStage } from './PlanStage';
import type { SyncObstacle } from './useSyncObstacle';

/** Leads through a sync: what it will do, how it goes, what became of it. */
export function SyncDialog(props: {
  environmentRef: string;
  /** The name of the environment. */
  title: string;
  applications: readonly Application[];
  /** Why it cannot be synced now, which may come to be while the dialog is open. */
  obstacle: SyncObstacle | undefined;
  onClose: () => void;
}) {
  const { environmentRef, title, applications, obstacle, onClose } = props;
  const titleId = useId();
  const [operation, setOperation] = useState<Operation>();
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>Sync {title}</DialogTitle>
      {operation ? (
        <OperationStage
          environmentRef={environmentRef}
          operation={operation}
          onClose={onClose}
        />
      ) : (
        <PlanStage
          environmentRef={environmentRef}
          applications={applications}
          obstacle={obstacle}
          onStarted={setOperation}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
