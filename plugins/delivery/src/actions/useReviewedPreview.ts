import { useCallback, useEffect, useState } from 'react';
import type {
  ActionOrderInput,
  ActionPreview,
} from '@flightdeck/plugin-environments-common';
import type { Live } from '@flightdeck/plugin-environments-react';

/** The preview on screen, whose deeds stay as they are until the person asks for others. */
export interface ReviewedPreview {
  preview: ActionPreview | undefined;
  /** The action would now do something else than what is on screen. */
  isOutdated: boolean;
  /** A newer preview is asked for and will be put on screen. */
  isRenewing: boolean;
  /** Puts the newest preview on screen. */
  showNewest: () => void;
  /** Asks for a newer preview and puts it on screen as soon as it is there. */
  renew: () => void;
}

function sameDeeds(one: ActionPreview, other: ActionPreview): boolean {
  return JSON.stringify(one.deeds) === JSON.stringify(other.deeds);
}

/**
 * Keeps what a person reads from changing under their eyes. What does not change the deeds, such as
 * a window that closed, is always the newest.
 */
export function useReviewedPreview(
  live: Live<ActionPreview>,
  order: ActionOrderInput,
): ReviewedPreview {
  const newest = live.data;
  const orderKey = JSON.stringify(order);
  const readAt = live.checkedAt?.getTime();
  const [kept, setKept] = useState<{ key: string; preview: ActionPreview }>();
  const [renewedFrom, setRenewedFrom] = useState<{ readAt?: number }>();
  const reviewed = kept?.key === orderKey ? kept.preview : undefined;

  useEffect(() => {
    const renewed = renewedFrom !== undefined && readAt !== renewedFrom.readAt;
    if (newest && (reviewed === undefined || renewed)) {
      setKept({ key: orderKey, preview: newest });
      setRenewedFrom(undefined);
    }
  }, [newest, orderKey, readAt, renewedFrom, reviewed]);

  const { refresh } = live;
  const renew = useCallback(() => {
    setRenewedFrom({ readAt });
    refresh();
  }, [readAt, refresh]);

  const isOutdated =
    newest !== undefined &&
    reviewed !== undefined &&
    !sameDeeds(newest, reviewed);
  return {
    preview:
      isOutdated && newest && reviewed
        ? { ...reviewed, blockers: newest.blockers }
        : newest,
    isOutdated: isOutdated && renewedFrom === undefined,
    isRenewing: renewedFrom !== undefined && !live.error,
    showNewest: () => newest && setKept({ key: orderKey, preview: newest }),
    renew,
  };
}
