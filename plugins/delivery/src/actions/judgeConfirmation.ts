import type {
  ActionPreview,
  DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import type { ActionObstacle } from '@flightdeck/plugin-environments-react';

/** The shortest reason to go ahead in spite of blockers. */
export const LEAST_OVERRIDE_REASON = 10;

/** What a person adds to a confirmation. */
export interface Confirmation {
  /** What they typed where they are asked to. */
  typed: string;
  /** Why they go ahead in spite of blockers. */
  overrideReason: string;
}

/**
 * Whether a preview can be confirmed: as it is, in spite of blockers with a reason, or not at all.
 * `missing` says what the person has still to do.
 */
export type JudgedConfirmation =
  | { kind: 'confirm'; missing?: string }
  | { kind: 'override'; blockers: number; missing?: string }
  | { kind: 'blocked'; obstacle: ActionObstacle };

/** Judges whether a preview can be confirmed by a person who has said something. */
export function judgeConfirmation(
  preview: ActionPreview,
  status: DeliveryStatus,
  said: Confirmation,
): JudgedConfirmation {
  const { blockers, typedConfirmation } = preview;
  const typing =
    typedConfirmation !== undefined && said.typed !== typedConfirmation
      ? `Type ${typedConfirmation} to confirm.`
      : undefined;
  if (blockers.length === 0) {
    return { kind: 'confirm', missing: typing };
  }
  if (!blockers.every(({ overridable }) => overridable)) {
    return {
      kind: 'blocked',
      obstacle: { reason: 'It is blocked, as said above.' },
    };
  }
  const right = status.rights.find(({ action }) => action === 'override');
  if (!right?.allowed) {
    return {
      kind: 'blocked',
      obstacle: {
        reason:
          right?.message ??
          'You are not allowed to go ahead in spite of what blocks it.',
        contacts: status.contacts,
      },
    };
  }
  const reasoning =
    said.overrideReason.trim().length < LEAST_OVERRIDE_REASON
      ? `Say why you go ahead, in ${LEAST_OVERRIDE_REASON} characters or more.`
      : undefined;
  return {
    kind: 'override',
    blockers: blockers.length,
    missing: reasoning ?? typing,
  };
}
