import type { ComponentType } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import Alert from '@material-ui/lab/Alert';
import type {
  ActionOrderInput,
  DeliveryAction,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import type {
  ActionObstacle,
  ActionTarget,
} from '@flightdeck/plugin-environments-react';
import { ObstacleText } from '../actions/ObstacleText';
import { HistoryForm } from './HistoryForm';
import { SpanForm } from './SpanForm';
import { WorkloadForm } from './WorkloadForm';

/** What the form of an order is given. */
export interface OrderFormProps {
  snapshot: EnvironmentSnapshot;
  target: ActionTarget;
  /** What was ordered before the person came back. */
  draft: ActionOrderInput | undefined;
  /** Why the action cannot be ordered now. */
  obstacle: ActionObstacle | undefined;
  onOrder: (order: ActionOrderInput) => void;
  onClose: () => void;
}

const FORMS: Partial<Record<DeliveryAction, ComponentType<OrderFormProps>>> = {
  rollback: HistoryForm,
  revert: HistoryForm,
  pause: SpanForm,
  maintenance: SpanForm,
  restart: WorkloadForm,
  scale: WorkloadForm,
};

/** Where a person says what exactly they order, before its preview. */
export function OrderForm(props: OrderFormProps) {
  const { target, obstacle, onClose } = props;
  const Form = FORMS[target.action];
  if (Form && !obstacle) {
    return <Form {...props} />;
  }
  return (
    <>
      <DialogContent dividers>
        {obstacle && (
          <Alert severity="info">
            <ObstacleText obstacle={obstacle} />
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </>
  );
}
