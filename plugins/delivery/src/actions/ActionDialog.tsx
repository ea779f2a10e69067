import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Alert from '@material-ui/lab/Alert';
import { Progress } from '@backstage/core-components';
import type {
  ActionOrderInput,
  DeliveryStatus,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import type { ActionTarget, Live } from '@flightdeck/plugin-environments-react';
import { OrderForm } from '../forms/OrderForm';
import { initialOrder } from '../forms/initialOrder';
import { actionObstacle } from './actionObstacle';
import { DIALOG_TITLES } from './actionWords';
import { ObstacleText } from './ObstacleText';
import { PreviewStage } from './PreviewStage';

/** Leads to an action: what is ordered, what that would do, and the way to agree to exactly that. */
export function ActionDialog(props: {
  snapshot: EnvironmentSnapshot;
  target: ActionTarget;
  status: Live<DeliveryStatus>;
  onStarted: (operationId: string) => void;
  onClose: () => void;
}) {
  const { snapshot, target, status, onStarted, onClose } = props;
  const { name, title = name } = snapshot.environment;
  const titleId = useId();
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>
        {DIALOG_TITLES[target.action]} {title}
      </DialogTitle>
      {status.data ? (
        <Stages
          snapshot={snapshot}
          target={target}
          status={status.data}
          onStarted={onStarted}
          onClose={onClose}
        />
      ) : (
        <Obstructed
          snapshot={snapshot}
          target={target}
          status={status}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

function Obstructed(props: {
  snapshot: EnvironmentSnapshot;
  target: ActionTarget;
  status: Live<DeliveryStatus>;
  onClose: () => void;
}) {
  const { snapshot, target, status, onClose } = props;
  const obstacle = actionObstacle(target.action, snapshot, status);
  return (
    <>
      <DialogContent dividers>
        {status.error && obstacle ? (
          <Alert severity="error">
            <ObstacleText obstacle={obstacle} />
          </Alert>
        ) : (
          <Progress />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </>
  );
}

function Stages(props: {
  snapshot: EnvironmentSnapshot;
  target: ActionTarget;
  status: DeliveryStatus;
  onStarted: (operationId: string) => void;
  onClose: () => void;
}) {
  const { snapshot, target, status, onStarted, onClose } = props;
  const obstacle = actionObstacle(target.action, snapshot, {
    data: status,
    error: undefined,
  });
  const [order, setOrder] = useState<ActionOrderInput | undefined>(() =>
    initialOrder(target, snapshot, status),
  );
  const [draft, setDraft] = useState<ActionOrderInput>();
  const [mayGoBack] = useState(order === undefined);

  if (order === undefined) {
    return (
      <OrderForm
        snapshot={snapshot}
        target={target}
        draft={draft}
        obstacle={obstacle}
        onOrder={next => {
          setDraft(next);
          setOrder(next);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <PreviewStage
      environmentRef={snapshot.environment.ref}
      snapshot={snapshot}
      order={order}
      status={status}
      obstacle={obstacle}
      onOrder={setOrder}
      onBack={mayGoBack ? () => setOrder(undefined) : undefined}
      onStarted={onStarted}
      onClose={onClose}
    />
  );
}
