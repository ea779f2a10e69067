import type {
  ChecklistItemResult,
  ChecklistState,
} from '@flightdeck/plugin-environments-common';
import { safeUrl } from '@flightdeck/plugin-environments-react';
import {
  actionsOf,
  COVERED,
  type ActionContext,
  type ChecklistForm,
  type ItemAction,
} from './itemActions';

/** The one thing to do next about an item. */
export type NextStep =
  | { kind: 'action'; action: ItemAction }
  /** To read what would bring it on. */
  | { kind: 'how-to' }
  | { kind: 'evidence'; href: string };

/** States in which an item could stand better. */
const IMPROVABLE: readonly ChecklistState[] = [...COVERED, 'warning'];

/** What brings an item on, if anything does; else a place to look at it. */
export function nextStepOf(
  result: ChecklistItemResult,
  context: ActionContext,
): NextStep | undefined {
  const action = nextActionOf(result, actionsOf(result, context));
  if (action) {
    return { kind: 'action', action };
  }
  if (result.item.howTo && IMPROVABLE.includes(result.state)) {
    return { kind: 'how-to' };
  }
  const [href] = result.evidence.flatMap(({ link }) => safeUrl(link) ?? []);
  return href === undefined ? undefined : { kind: 'evidence', href };
}

/** How many of the items that hold the release the caller can answer now. */
export function countWaitingForCaller(
  items: readonly ChecklistItemResult[],
  context: ActionContext,
): number {
  return items.filter(result => {
    const step = nextStepOf(result, context);
    return (
      result.mode === 'required' &&
      step?.kind === 'action' &&
      step.action.form.kind !== 'ask-for-waiver' &&
      step.action.obstacle === undefined
    );
  }).length;
}

function nextActionOf(
  { mode, signaturesMissing, state, waiver }: ChecklistItemResult,
  actions: readonly ItemAction[],
): ItemAction | undefined {
  const find = (kind: ChecklistForm['kind']) =>
    actions.find(({ form }) => form.kind === kind);
  if (waiver?.state === 'pending' && COVERED.includes(state)) {
    return find('decide');
  }
  if (state === 'pending' && signaturesMissing > 0) {
    return find('sign');
  }
  if (!COVERED.includes(state)) {
    return undefined;
  }
  return (
    find('send-notice') ??
    (mode === 'required' ? find('ask-for-waiver') : undefined)
  );
}
