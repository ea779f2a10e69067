import type {
  Checklist,
  ChecklistAnswer,
  ChecklistItemResult,
  ChecklistState,
  Waiver,
  WaiverDecision,
} from '@flightdeck/plugin-environments-common';
import { safeUrl } from '@flightdeck/plugin-environments-react';
import { closedReason } from '../words/standing';

/** A form that leads to an answer. */
export type ChecklistForm =
  | { kind: 'sign'; result: ChecklistItemResult }
  | { kind: 'ask-for-waiver'; result: ChecklistItemResult }
  | {
      kind: 'decide';
      result: ChecklistItemResult;
      waiver: Waiver;
      decision: WaiverDecision['decision'];
    }
  | { kind: 'send-notice' }
  | { kind: 'review' };

/** Something that can be done about an item. */
export interface ItemAction {
  label: string;
  form: ChecklistForm;
  /** A sentence: why it cannot be done now, or not by the caller, and who can. */
  obstacle?: string;
}

/** The one thing to do next about an item. */
export type NextStep =
  | { kind: 'action'; action: ItemAction }
  | { kind: 'link'; href: string };

/** What decides on what the caller can do. */
export type ActionContext = Pick<ChecklistAnswer, 'rights' | 'caller'> & {
  checklist: Pick<Checklist, 'from' | 'release' | 'standing'>;
};

/** States that a waiver covers. */
const COVERED: readonly ChecklistState[] = ['failed', 'unknown', 'pending'];

/** All that can be done about an item, by somebody. */
export function actionsOf(
  result: ChecklistItemResult,
  context: ActionContext,
): ItemAction[] {
  return [
    ...signActions(result, context),
    ...noticeActions(result, context),
    ...waiverActions(result, context),
  ];
}

/** What brings an item on, if anything does; else a place to look at it. */
export function nextStepOf(
  result: ChecklistItemResult,
  context: ActionContext,
): NextStep | undefined {
  const action = nextActionOf(result, actionsOf(result, context));
  if (action) {
    return { kind: 'action', action };
  }
  const [href] = result.evidence.flatMap(({ link }) => safeUrl(link) ?? []);
  return href === undefined ? undefined : { kind: 'link', href };
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

function signActions(
  result: ChecklistItemResult,
  context: ActionContext,
): ItemAction[] {
  const { item, signaturesMissing, signOffs, state } = result;
  if (!item.people) {
    return [];
  }
  const isSigned = signOffs.some(({ by }) => by === context.caller);
  const waitsForOthers =
    isSigned && state === 'pending' && signaturesMissing > 0
      ? `You have signed: ${
          signaturesMissing === 1 ? 'another person' : 'other people'
        } must sign, too.`
      : undefined;
  return [
    {
      label: isSigned && !waitsForOthers ? 'Change your answer' : 'Sign',
      form: { kind: 'sign', result },
      obstacle: signObstacle(context) ?? waitsForOthers,
    },
  ];
}

function noticeActions(
  { item }: ChecklistItemResult,
  context: ActionContext,
): ItemAction[] {
  return item.evidence.some(({ collector }) => collector === 'notice')
    ? [
        {
          label: 'Send notice',
          form: { kind: 'send-notice' },
          obstacle: signObstacle(context),
        },
      ]
    : [];
}

function waiverActions(
  result: ChecklistItemResult,
  context: ActionContext,
): ItemAction[] {
  const { state, waiver } = result;
  switch (waiver?.state) {
    case 'pending':
      return (['approve', 'deny'] as const).map(decision => ({
        label: decision === 'approve' ? 'Approve waiver' : 'Deny waiver',
        form: { kind: 'decide', result, waiver, decision },
        obstacle: decideObstacle(context, waiver),
      }));
    case 'approved':
      return [
        {
          label: 'Revoke waiver',
          form: { kind: 'decide', result, waiver, decision: 'revoke' },
          obstacle: decideObstacle(context),
        },
      ];
    default:
      return COVERED.includes(state)
        ? [
            {
              label: 'Ask for a waiver',
              form: { kind: 'ask-for-waiver', result },
              obstacle: signObstacle(context),
            },
          ]
        : [];
  }
}

function signObstacle({
  checklist,
  rights,
}: ActionContext): string | undefined {
  return (
    closedReason(checklist) ??
    (rights.sign
      ? undefined
      : rights.refusals.sign ?? 'You may not answer this checklist.')
  );
}

function decideObstacle(
  { caller, checklist, rights }: ActionContext,
  waiver?: Waiver,
): string | undefined {
  const closed = closedReason(checklist);
  if (closed) {
    return closed;
  }
  if (!rights.decide) {
    return rights.refusals.decide ?? 'You may not decide on waivers.';
  }
  return waiver?.requestedBy === caller
    ? 'You asked for this waiver yourself: someone else decides on it.'
    : undefined;
}

/** Why the caller cannot review a deployment that broke the glass. */
export function reviewObstacle(
  by: string,
  { caller, rights }: Pick<ActionContext, 'caller' | 'rights'>,
): string | undefined {
  if (!rights.decide) {
    return rights.refusals.decide ?? 'You may not review it.';
  }
  return by === caller
    ? 'You broke the glass yourself: someone else reviews it.'
    : undefined;
}
