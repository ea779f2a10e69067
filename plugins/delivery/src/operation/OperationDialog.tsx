import { useEffect, useId, useRef } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import {
  ACTION_TITLES,
  type Hold,
} from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  LoadFailure,
  useOperation,
} from '@flightdeck/plugin-environments-react';
import { NextSteps } from './NextSteps';
import { OperationView } from './OperationView';

/** An operation, followed to its end. It goes on when the dialog is closed. */
export function OperationDialog(props: {
  environmentRef: string;
  id: string;
  /** The name of the environment. */
  title: string;
  hold: Hold | undefined;
  onResume: () => void;
  onClose: () => void;
}) {
  const { environmentRef, id, title, hold, onResume, onClose } = props;
  const live = useOperation(environmentRef, id);
  const close = useRef<HTMLButtonElement>(null);
  const titleId = useId();

  // The button that was pressed to get here is gone, and focus with it.
  useEffect(() => close.current?.focus(), []);

  const operation = live.data;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>
        {operation ? ACTION_TITLES[operation.action] : 'Operation'} of {title}
      </DialogTitle>
      <DialogContent dividers>
        {operation && live.error && <FreshnessLine live={live} />}
        {operation && (
          <>
            <OperationView operation={operation} />
            <NextSteps operation={operation} hold={hold} onResume={onResume} />
          </>
        )}
        {!operation && live.error && (
          <LoadFailure
            what="this operation"
            error={live.error}
            onRetry={live.refresh}
          />
        )}
        {!operation && !live.error && <Progress />}
        {operation?.state === 'running' && (
          <Typography variant="body2" color="textSecondary">
            You may close this window: it goes on, and the page shows it.
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button ref={close} onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
