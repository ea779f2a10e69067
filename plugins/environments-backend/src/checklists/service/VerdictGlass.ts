import {
  ACTION_VERBS,
  type BreakGlass,
  type DeliveryAction,
  type EnvironmentDefinition,
  type Operation,
} from '@flightdeck/plugin-environments-common';
import { toSentence } from '../../operations/toSentence';
import { BOUND_BY_CHECKLIST } from '../ChecklistGate';
import { findStrangers } from '../findStrangers';
import type { Sheet, Standing } from '../store/Sheet';

/** Glass that somebody broke for what is being deployed now. */
export interface VerdictGlass {
  action: DeliveryAction;
  /** Entity ref. */
  by: string;
  reason: string;
}

/** What a verdict is asked about. */
export interface VerdictQuestion {
  /** Milliseconds since the epoch. */
  at: number;
  /** Of operations. */
  deadlineMs: number;
  /** Whether a release is named at all. */
  isNamed: boolean;
  /** The image by which it is named, with its digest. */
  image?: string;
  /** Of the release that is named; absent when there is none of it. */
  sheet?: Pick<Sheet, 'release' | 'standing'>;
  /** The release whose checklist is open. */
  openRelease?: string;
}

/**
 * Actions that have an engine deploy, and what they may deploy beside what they bring: a promotion
 * nothing else; a sync what runs already, or, as a revert, what ran.
 */
const ALSO_DEPLOYED: Partial<Record<DeliveryAction, readonly Standing[]>> = {
  promote: [],
  sync: ['deployed', 'past'],
  revert: ['deployed', 'past'],
};

/** The glass that was broken for an operation, if that deploys what is asked about. */
export function glassOf(
  { action, breakGlass, requestedBy, startedAt, state }: Operation,
  question: VerdictQuestion,
): VerdictGlass | undefined {
  const isOver =
    state !== 'running' ||
    question.at >= Date.parse(startedAt) + question.deadlineMs;
  return breakGlass && !isOver && deploys(action, breakGlass, question)
    ? { action, by: requestedBy, reason: breakGlass.reason }
    : undefined;
}

function deploys(
  action: DeliveryAction,
  { images = [], releaseKey }: BreakGlass,
  { image, isNamed, openRelease, sheet }: VerdictQuestion,
): boolean {
  const also = ALSO_DEPLOYED[action];
  if (!also) {
    return false;
  }
  const digest = image?.slice(image.indexOf('@'));
  if (digest !== undefined && images.some(one => one.endsWith(digest))) {
    return true;
  }
  // A revert goes back, whatever came next when it began.
  const brought = BOUND_BY_CHECKLIST[action] ? releaseKey : undefined;
  if (!sheet) {
    // Who names nothing asks about what comes next, which may be another release by now.
    return !isNamed && (openRelease === undefined || openRelease === brought);
  }
  const { release, standing } = sheet;
  const isBrought =
    action === 'sync' && images.length > 0
      ? findStrangers(
          images.map(one => ({ image: one, isLasting: true })),
          [release],
        ).length === 0
      : release.key === brought;
  return isBrought || also.includes(standing);
}

/** A sentence: who broke it, for what, and why. */
export function describeGlass(
  { name }: EnvironmentDefinition,
  { action, by, reason }: VerdictGlass,
): string {
  return `${by} broke the glass to ${
    ACTION_VERBS[action]
  } ${name}: ${toSentence(reason)}`;
}
