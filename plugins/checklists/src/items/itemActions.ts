import {
  isSamePerson,
  type Checklist,
  type ChecklistAnswer,
  type ChecklistItemResult,
  type ChecklistState,
  type SignRequest,
  type Waiver,
  type WaiverDecision,
} from '@flightdeck/plugin-environments-common';
import { askWhom } from '@flightdeck/plugin-environments-react';
import { closedReason } from '../words/standing';
import { signatureStanding } from './signatures';

/** A form that leads to an answer. */
export type ChecklistForm =
  | {
      kind: 'sign';
      result: ChecklistItemResult;
      /** What is chosen to begin with. */
      answer: SignRequest['answer'];
    }
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

/** What decides on what the caller can do. */
export type ActionContext = Pick<ChecklistAnswer, 'rights' | 'caller'> & {
  /** Entity refs of those who may be able to do what the caller cannot. */
  contacts: readonly string[];
  checklist: Pick<Checklist, 'from' | 'release' | 'standing'>;
};

/** States that a waiver covers. */
export const COVERED: readonly ChecklistState[] = [
  'failed',
  'unknown',
  'pending',
];

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

function signActions(
  result: ChecklistItemResult,
  context: ActionContext,
): ItemAction[] {
  const { item, signaturesMissing, signOffs, state } = result;
  if (!item.people) {
    return [];
  }
  const own = signOffs.find(({ by }) => isSamePerson(by, context.caller));
  const waitsForOthers =
    own && state === 'pending' && signaturesMissing > 0
      ? `You have signed: ${
          signaturesMissing === 1 ? 'another person' : 'other people'
        } must sign, too. ${askWhom(context.contacts)}`.trim()
      : undefined;
  const { isAsked } = signatureStanding(result, context.checklist.release.key);
  return [
    {
      label: signLabel(isAsked, own !== undefined && !waitsForOthers),
      form: {
        kind: 'sign',
        result,
        answer: own?.answer ?? (isAsked ? 'confirmed' : 'refused'),
      },
      obstacle: signObstacle(context) ?? waitsForOthers,
    },
  ];
}

function signLabel(isAsked: boolean, isSigned: boolean): string {
  if (isSigned) {
    return 'Change your answer';
  }
  return isAsked ? 'Sign' : 'Refuse';
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
  { caller, checklist, contacts, rights }: ActionContext,
  waiver?: Waiver,
): string | undefined {
  const closed = closedReason(checklist);
  if (closed) {
    return closed;
  }
  if (!rights.decide) {
    return rights.refusals.decide ?? 'You may not decide on waivers.';
  }
  return waiver && isSamePerson(waiver.requestedBy, caller)
    ? `You asked for this waiver yourself: someone else decides on it. ${askWhom(
        contacts,
      )}`.trim()
    : undefined;
}

/** Why the caller cannot review a deployment that broke the glass. */
export function reviewObstacle(
  by: string,
  { caller, contacts, rights }: Omit<ActionContext, 'checklist'>,
): string | undefined {
  if (!rights.decide) {
    return rights.refusals.decide ?? 'You may not review it.';
  }
  return isSamePerson(by, caller)
    ? `You broke the glass yourself: someone else reviews it. ${askWhom(
        contacts,
      )}`.trim()
    : undefined;
}
