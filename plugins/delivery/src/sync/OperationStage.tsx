import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Typography from '@material-ui/core/Typography';
import type { Operation } from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  useOperation,
} from '@flightdeck/plugin-environments-react';
import { OperationView } from '../operation/OperationView';

/** The started sync, followed to its end. */
export function OperationStage(props: {
  environmentRef: string;
  operation: Operation;
  onClose: () => void;
}) {
  const live = useOperation(props.environmentRef, props.operation.id);
  const close = useRef<HTMLButtonElement>(null);

  // The button that was pressed to get here is gone, and focus with it.
  useEffect(() => close.current?.focus(), []);

  const operation = live.data ?? props.operation;
  return (
    <>
      <DialogContent dividers>
        {live.error && <FreshnessLine live={live} />}
        <OperationView operation={operation} />
        {operation.state === 'running' && (
          <Typography variant="body2" color="textSecondary">
            You may close this window; the sync goes on, and the page shows it.
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button ref={close} onClick={props.onClose}>
          Close
        </Button>
      </DialogActions>
    </>
  );
}
