import { useEffect, useState } from 'react';
import type {
  ActionOrderInput,
  DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import {
  statusOf,
  useAction,
  useActionPreview,
} from '@flightdeck/plugin-environments-react';
import { judgeConfirmation, type Confirmation } from './judgeConfirmation';
import { useReviewedPreview } from './useReviewedPreview';

const NOTHING_SAID: Confirmation = { typed: '', overrideReason: '' };

/**
 * The way from an order to its start: its preview, what the person said to it, and the confirmation
 * of exactly what is on screen.
 */
export function useConfirmedAction(options: {
  environmentRef: string;
  order: ActionOrderInput;
  status: DeliveryStatus;
  onStarted: (operationId: string) => void;
}) {
  const { environmentRef, order, status, onStarted } = options;
  const live = useActionPreview(environmentRef, order);
  const reviewed = useReviewedPreview(live, order);
  const action = useAction(environmentRef);
  const [said, say] = useState(NOTHING_SAID);
  const { preview, renew } = reviewed;
  const startedId = action.operation?.id;

  useEffect(() => {
    if (startedId !== undefined) {
      onStarted(startedId);
    }
  }, [startedId, onStarted]);

  // The world has changed: the new preview is to be read and agreed to, at once.
  useEffect(() => {
    if (statusOf(action.error) === 409) {
      say(NOTHING_SAID);
      renew();
    }
    // `renew` changes with each preview; a refusal renews once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [action.error]);

  const judged = preview && judgeConfirmation(preview, status, said);
  return {
    live,
    reviewed,
    action,
    judged,
    said,
    say,
    forget: () => {
      action.reset();
      say(NOTHING_SAID);
    },
    confirm: () => {
      if (preview) {
        action.start({
          order: preview.order,
          seen: preview.deeds,
          ...(preview.typedConfirmation !== undefined && {
            confirmation: said.typed,
          }),
          ...(judged?.kind === 'override' && {
            breakGlass: { reason: said.overrideReason.trim() },
          }),
        });
      }
    },
  };
}
