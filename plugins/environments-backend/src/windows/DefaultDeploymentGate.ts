import {
  ACTION_VERBS,
  type Blocker,
  describeTime,
  type Hold,
  type WindowVerdict,
} from '@flightdeck/plugin-environments-common';
import type {
  DeploymentGate,
  GateQuestion,
  GateVerdict,
} from '../actions/DeploymentGate';
import { toSentence } from '../operations/toSentence';
import { BOUND_BY_HOLD, BOUND_BY_WINDOWS } from './bindings';
import type { WindowBook } from './WindowBook';

const OVERRIDE =
  'Someone with the right to override may go ahead with a reason.';

/** Asks windows and holds. */
export class DefaultDeploymentGate implements DeploymentGate {
  readonly #book: Pick<WindowBook, 'judge'>;

  constructor(options: { book: Pick<WindowBook, 'judge'> }) {
    this.#book = options.book;
  }

  judge(question: GateQuestion): GateVerdict {
    const { action, hold } = question;
    const windows = BOUND_BY_WINDOWS[action]
      ? this.windows(question)
      : undefined;
    return {
      blockers: [
        ...(hold && BOUND_BY_HOLD[action]
          ? [toHoldBlocker(hold, question)]
          : []),
        ...(windows ? toWindowBlockers(windows, question) : []),
      ],
      warnings: windows ? toWarnings(windows) : [],
    };
  }

  windows({
    environment,
    claims,
  }: Pick<GateQuestion, 'environment' | 'claims'>): WindowVerdict {
    return this.#book.judge(environment, claims);
  }
}

function toHoldBlocker(
  { cause, expiresAt, placedBy, reason }: Hold,
  { environment: { name } }: GateQuestion,
): Blocker {
  const pin =
    cause === 'rollback'
      ? `${name} is pinned by the rollback of ${placedBy}`
      : `The automation of ${name} was paused by ${placedBy}`;
  return {
    code: 'hold',
    message: `${pin}, to be looked at again on ${describeTime(
      expiresAt,
      'UTC',
    )}: ${toSentence(reason)}`,
    overridable: true,
    remedy: `Resume the automation of ${name} first. ${OVERRIDE}`,
  };
}

function toWindowBlockers(
  { message, opensAt, state }: WindowVerdict,
  { action, environment: { name } }: GateQuestion,
): Blocker[] {
  if (state !== 'closed') {
    return [];
  }
  return [
    {
      code: 'window',
      message: `Nobody may ${ACTION_VERBS[action]} ${name} now. ${message}`,
      opensAt,
      overridable: true,
      remedy: opensAt ? `Wait until it opens. ${OVERRIDE}` : OVERRIDE,
    },
  ];
}

/** A window that does not bind a person, or may bind them, is news to who is about to act. */
function toWarnings({ message, state }: WindowVerdict): string[] {
  return state === 'unknown' || state === 'exempt' ? [message] : [];
}
