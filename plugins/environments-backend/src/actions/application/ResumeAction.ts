import { InputError, toError } from '@backstage/errors';
import {
  type Application,
  type ApplicationChange,
  type OrderOf,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { HeldApplication } from '../../database/HoldRow';
import type { HoldStore } from '../../database/HoldStore';
import { toSentence } from '../../operations/toSentence';
import type {
  ActionAsked,
  ActionKind,
  PlannedStep,
  PreparedAction,
} from '../ActionKind';
import { toDeed } from '../deeds';
import type { ApplicationActionOptions } from './ApplicationActionOptions';
import { compareApplication } from './describeChange';
import { toFollowed } from './followedApplication';
import { podsTouched } from './podsTouched';

export interface ResumeActionOptions extends ApplicationActionOptions {
  holds: Pick<HoldStore, 'findRecord'>;
}

interface Held {
  application: Application;
  held: HeldApplication;
}

/** A held application that is not there any more. */
interface Missing {
  held: HeldApplication;
  /** A sentence. */
  reason: string;
}

function isFound(one: Held | Missing): one is Held {
  return 'application' in one;
}

/** Ends a hold: brings the automation back that was there, exactly. */
export class ResumeAction implements ActionKind<'resume'> {
  readonly action = 'resume';
  readonly #options: ResumeActionOptions;

  constructor(options: ResumeActionOptions) {
    this.#options = options;
  }

  async prepare(
    asked: ActionAsked<OrderOf<'resume'>>,
  ): Promise<PreparedAction> {
    const { environment, signal } = asked;
    const { holds, workloadsOf } = this.#options;
    const record = await holds.findRecord(environment.ref);
    if (!record) {
      throw new InputError(
        `${environment.name} is not held: there is nothing to resume.`,
      );
    }
    const all = await Promise.all(
      record.applications.map(one => this.#find(one, asked)),
    );
    const automated = all.filter(isFound).filter(one => one.held.wasAutomated);
    const changes = await Promise.all(
      automated.map(({ application }) => this.#compare(application, signal)),
    );
    return {
      summary: `The hold on ${environment.name} ends, and its automation is as it was before.`,
      deeds: [
        toDeed(`End the hold on ${environment.name}`, record.hold.id),
        ...automated.map(({ application, held: { automation, setting } }) =>
          toDeed(
            `Resume the automation of ${application.name}: ${automation}`,
            setting,
            application.sync.revisions,
          ),
        ),
      ],
      applications: changes,
      podsTouched: podsTouched(changes, workloadsOf(environment.ref)),
      blockers: [],
      warnings: [
        ...all.flatMap(one => (isFound(one) ? [] : describeMissing(one))),
        ...automated.flatMap(({ application }) =>
          warningsOf(application, record.hold.placedAt),
        ),
      ],
      steps: [
        ...automated.map(toResumeStep),
        {
          kind: 'release',
          subject: `the hold on ${environment.name}`,
          stage: automated.length,
          memo: { hold: record.hold.id },
        },
      ],
    };
  }

  /** An application that was deleted meanwhile must not keep the hold for good. */
  async #find(
    held: HeldApplication,
    { environment, signal }: ActionAsked<OrderOf<'resume'>>,
  ): Promise<Held | Missing> {
    const { engines } = this.#options;
    try {
      const application = await engines.inspectOne(environment, held, {
        signal,
      });
      return { held, application };
    } catch (error) {
      const { message, name } = toError(error);
      if (name === 'NotFoundError') {
        return { held, reason: toSentence(message) };
      }
      throw error;
    }
  }

  async #compare(
    application: Application,
    signal: AbortSignal,
  ): Promise<ApplicationChange> {
    const { automation, instance, namespace, name, history, sync } =
      application;
    const comparison = await compareApplication(
      application,
      { prune: automation.prune },
      { ...this.#options, signal },
    );
    return {
      instance,
      namespace,
      name,
      from: history.at(0)?.revisions ?? [],
      to: sync.revisions,
      ...comparison,
    };
  }
}

function toResumeStep({ application, held }: Held, index: number): PlannedStep {
  return {
    kind: 'resume',
    subject: application.name,
    stage: index,
    memo: {
      application: toFollowed(application),
      setting: held.setting,
      automation: held.automation,
    },
  };
}

function describeMissing({ held, reason }: Missing): string[] {
  return held.wasAutomated
    ? [`${reason} Its automation is not brought back: ${held.automation}.`]
    : [];
}

/** Whoever resumes must know that Git's release comes, and whether it is the one they fled from. */
function warningsOf(
  { history, name, sync }: Application,
  heldSince: string,
): string[] {
  if (sync.status !== 'OutOfSync') {
    return [];
  }
  const to = sync.revisions.map(shortRevision).join(', ');
  const before = history.filter(
    ({ deployedAt }) => deployedAt !== undefined && deployedAt < heldSince,
  );
  const isTheSame = before
    .at(0)
    ?.revisions.every((revision, index) => revision === sync.revisions[index]);
  return [
    isTheSame
      ? `Git still holds ${to}, the release that ${name} was rolled back from: it is deployed again at once.`
      : `${name} is out of sync: ${to} is deployed at once.`,
  ];
}
