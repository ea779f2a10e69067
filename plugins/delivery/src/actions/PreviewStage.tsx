import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import { Progress } from '@backstage/core-components';
import type {
  ActionOrderInput,
  DeliveryStatus,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import {
  type ActionObstacle,
  LoadFailure,
} from '@flightdeck/plugin-environments-react';
import { OrderOptions } from '../forms/OrderOptions';
import { PreviewView } from '../preview/PreviewView';
import { RevertInstead } from '../preview/RevertInstead';
import { ConfirmArea } from './ConfirmArea';
import { ConfirmButtons } from './ConfirmButtons';
import { StartAlerts } from './StartAlerts';
import { useConfirmedAction } from './useConfirmedAction';
import { useKept } from './useKept';

/** What an action would do, and the way to agree to exactly that. */
export function PreviewStage(props: {
  environmentRef: string;
  snapshot: EnvironmentSnapshot;
  order: ActionOrderInput;
  status: DeliveryStatus;
  obstacle: ActionObstacle | undefined;
  onOrder: (order: ActionOrderInput) => void;
  /** Goes back to the form of the order, where there is one. */
  onBack?: () => void;
  onStarted: (operationId: string) => void;
  onClose: () => void;
}) {
  const { order, obstacle, onBack, onClose } = props;
  const confirmed = useConfirmedAction(props);
  const { action, judged, reviewed } = confirmed;
  const { preview } = reviewed;
  const methods = useKept(preview?.methods);
  const isWaiting =
    action.isStarting || reviewed.isOutdated || reviewed.isRenewing;
  return (
    <>
      <DialogContent dividers>
        <OrderOptions
          snapshot={props.snapshot}
          order={order}
          methods={methods}
          disabled={action.isStarting}
          onOrder={next => {
            action.reset();
            props.onOrder(next);
          }}
        />
        <StartAlerts
          error={action.error}
          previewError={preview ? confirmed.live.error : undefined}
          obstacle={obstacle}
          isOutdated={reviewed.isOutdated}
          onShowNewest={() => {
            confirmed.forget();
            reviewed.showNewest();
          }}
        />
        {preview && <RevertInstead preview={preview} status={props.status} />}
        <PreviewPart confirmed={confirmed} />
      </DialogContent>
      <DialogActions>
        {onBack && <Button onClick={onBack}>Back</Button>}
        <Button onClick={onClose}>Cancel</Button>
        {judged && (
          <ConfirmButtons
            action={order.action}
            judged={judged}
            isStarting={action.isStarting}
            disabled={isWaiting || obstacle !== undefined}
            onConfirm={confirmed.confirm}
          />
        )}
      </DialogActions>
    </>
  );
}

/** The preview and what is typed below it, or why there is none yet. */
function PreviewPart(props: {
  confirmed: ReturnType<typeof useConfirmedAction>;
}) {
  const { live, reviewed, action, judged, said, say } = props.confirmed;
  const { preview } = reviewed;
  if (preview && judged) {
    return (
      <>
        <PreviewView
          preview={preview}
          isRenewing={reviewed.isRenewing}
          onRenew={reviewed.renew}
        />
        <ConfirmArea
          preview={preview}
          judged={judged}
          said={said}
          disabled={action.isStarting}
          onChange={say}
        />
      </>
    );
  }
  return live.error ? (
    <LoadFailure
      what="what this would do"
      error={live.error}
      onRetry={live.refresh}
    />
  ) : (
    <Progress />
  );
}
