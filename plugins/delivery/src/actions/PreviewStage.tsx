import { useEffect, useState } from 'react';
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
  LoadFailure,
  statusOf,
  useAction,
  useActionPreview,
} from '@flightdeck/plugin-environments-react';
import { OrderOptions } from '../forms/OrderOptions';
import { PreviewView } from '../preview/PreviewView';
import type { ActionObstacle } from './actionObstacle';
import { ConfirmArea } from './ConfirmArea';
import { ConfirmButtons } from './ConfirmButtons';
import { judgeConfirmation, type Confirmation } from './judgeConfirmation';
import { StartAlerts } from './StartAlerts';
import { useReviewedPreview } from './useReviewedPreview';

const NOTHING_SAID: Confirmation = { typed: '', overrideReason: '' };

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
  const { environmentRef, order, status, onBack, onStarted, onClose } = props;
  const live = useActionPreview(environmentRef, order);
  const reviewed = useReviewedPreview(live, order);
  const { preview } = reviewed;
  const action = useAction(environmentRef);
  const [said, setSaid] = useState(NOTHING_SAID);
  const startedId = action.operation?.id;
  const { renew } = reviewed;
  const isConflict = statusOf(action.error) === 409;

  useEffect(() => {
    if (startedId !== undefined) {
      onStarted(startedId);
    }
  }, [startedId, onStarted]);

  // The world has changed: the new preview is to be read and agreed to, at once.
  useEffect(() => {
    if (isConflict) {
      setSaid(NOTHING_SAID);
      renew();
    }
    // `renew` changes with each preview; a refusal renews once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [action.error]);

  const judged = preview && judgeConfirmation(preview, status, said);
  const isWaiting =
    action.isStarting || reviewed.isOutdated || reviewed.isRenewing;
  return (
    <>
      <DialogContent dividers>
        <OrderOptions
          snapshot={props.snapshot}
          order={order}
          disabled={action.isStarting}
          onOrder={next => {
            action.reset();
            props.onOrder(next);
          }}
        />
        <StartAlerts
          error={action.error}
          previewError={preview ? live.error : undefined}
          obstacle={props.obstacle}
          isOutdated={reviewed.isOutdated}
          onShowNewest={() => {
            action.reset();
            setSaid(NOTHING_SAID);
            reviewed.showNewest();
          }}
        />
        {preview && (
          <PreviewView
            preview={preview}
            isRenewing={reviewed.isRenewing}
            onRenew={renew}
          />
        )}
        {!preview && live.error && (
          <LoadFailure
            what="what this would do"
            error={live.error}
            onRetry={live.refresh}
          />
        )}
        {!preview && !live.error && <Progress />}
        {preview && judged && (
          <ConfirmArea
            preview={preview}
            judged={judged}
            said={said}
            disabled={action.isStarting}
            onChange={setSaid}
          />
        )}
      </DialogContent>
      <DialogActions>
        {onBack && <Button onClick={onBack}>Back</Button>}
        <Button onClick={onClose}>Cancel</Button>
        {preview && judged && (
          <ConfirmButtons
            action={preview.order.action}
            judged={judged}
            isStarting={action.isStarting}
            disabled={isWaiting || props.obstacle !== undefined}
            onConfirm={() =>
              action.start({
                order: preview.order,
                seen: preview.deeds,
                ...(preview.typedConfirmation !== undefined && {
                  confirmation: said.typed,
                }),
                ...(judged.kind === 'override' && {
                  breakGlass: { reason: said.overrideReason.trim() },
                }),
              })
            }
          />
        )}
      </DialogActions>
    </>
  );
}
