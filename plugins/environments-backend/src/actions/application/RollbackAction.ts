import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  type Application,
  type ApplicationChange,
  type Blocker,
  describeTime,
  type OrderOf,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { HoldStore } from '../../database/HoldStore';
import type {
  ActionAsked,
  ActionKind,
  PlannedStep,
  PreparedAction,
} from '../ActionKind';
import { toDeed } from '../deeds';
import type { ApplicationActionOptions } from './ApplicationActionOptions';
import { applicationBlockers } from './applicationBlockers';
import { compareApplication, deedsOf } from './describeChange';
import { toFollowed } from './followedApplication';
import { podsTouched } from './podsTouched';
import {
  type Automated,
  heldSetting,
  readAutomations,
  toHeldApplications,
} from './readAutomations';
import { type FormerHealth, rollbackWarnings } from './rollbackWarnings';

type Order = OrderOf<'rollback'>;
type Entry = Application['history'][number];

export interface RollbackActionOptions extends ApplicationActionOptions {
  holds: Pick<HoldStore, 'findRecord'>;
  formerHealth(
    environmentRef: string,
    application: Application,
    entry: Entry,
  ): Promise<FormerHealth>;
}

/**
 * Brings a former deployment back, and keeps automation from undoing that: it is switched off, and
 * a hold remembers what to switch on again.
 */
export class RollbackAction implements ActionKind<'rollback'> {
  readonly action = 'rollback';
  readonly #options: RollbackActionOptions;

  constructor(options: RollbackActionOptions) {
    this.#options = options;
  }

  async prepare(asked: ActionAsked<Order>): Promise<PreparedAction> {
    const { environment, order, signal } = asked;
    const { engines, formerHealth, holds, workloadsOf } = this.#options;
    const application = await engines.inspectOne(
      environment,
      order.application,
      { signal },
    );
    const entry = findEntry(application, order.historyId);
    const [[automated], change, health, held] = await Promise.all([
      readAutomations(engines, [application], { signal }),
      this.#compare(application, entry, asked),
      formerHealth(environment.ref, application, entry),
      holds.findRecord(environment.ref),
    ]);
    const { automation } = automated;
    const known = heldSetting(held, application);
    const summary = `${application.name} goes back to ${revisionsOf(
      entry,
    )} of ${
      entry.deployedAt
        ? describeTime(entry.deployedAt, 'UTC')
        : 'an unknown time'
    }, and is held there.`;
    return {
      summary,
      deeds: [
        toDeed(
          `Roll back ${application.name} to ${revisionsOf(entry)} (deployment ${
            entry.id
          })`,
          [application.engine, application.instance, application.namespace],
          [entry.revisions, application.history.at(0)?.id, order.prune],
        ),
        ...(automation.enabled
          ? [
              toDeed(
                `Pause the automation of ${application.name}: ${automation.words}`,
                automation.setting,
              ),
            ]
          : []),
        ...deedsOf(change, { suffix: '' }),
      ],
      applications: [change],
      podsTouched: podsTouched([change], workloadsOf(environment.ref)),
      blockers: [
        ...applicationBlockers(application),
        ...rollbackBlockers(application, entry, automated),
      ],
      warnings: rollbackWarnings({ automated, change, entry, health, order }),
      steps: stepsOf(automated, entry, order),
      hold: {
        cause: 'rollback',
        reason: order.hold.reason,
        hours: order.hold.hours,
        applications: known ? [known] : toHeldApplications([automated]),
      },
    };
  }

  async #compare(
    application: Application,
    entry: Entry,
    { order, signal }: ActionAsked<Order>,
  ): Promise<ApplicationChange> {
    const { instance, namespace, name, history } = application;
    const comparison = await compareApplication(
      application,
      { prune: order.prune, historyId: entry.id },
      { ...this.#options, signal },
    );
    return {
      instance,
      namespace,
      name,
      from: history.at(0)?.revisions ?? [],
      to: entry.revisions,
      ...comparison,
    };
  }
}

function findEntry(application: Application, historyId: number): Entry {
  const { history, name } = application;
  if (history.length === 0) {
    throw new ServiceUnavailableError(
      `${application.engine} tells of no former deployment of ${name}.`,
    );
  }
  const entry = history.find(({ id }) => id === historyId);
  if (!entry) {
    throw new InputError(
      `${
        application.engine
      } keeps no deployment ${historyId} of ${name} any more; it keeps ${history
        .map(({ id }) => id)
        .join(', ')}. What is older can be brought back in Git.`,
    );
  }
  return entry;
}

function revisionsOf({ revisions }: Entry): string {
  return revisions.map(shortRevision).join(', ') || 'an unknown revision';
}

function rollbackBlockers(
  { history, name }: Application,
  entry: Entry,
  { automation }: Automated,
): Blocker[] {
  const blockers: Blocker[] = automation.owners
    .filter(({ reverts }) => reverts === true)
    .map(({ message }) => ({
      code: 'automation',
      message,
      overridable: false,
      remedy:
        'A rollback in the cluster would not last: revert the release in Git instead.',
    }));
  if (history.at(0)?.id === entry.id) {
    blockers.push({
      code: 'impossible',
      message: `Deployment ${entry.id} is what ${name} runs now.`,
      overridable: false,
      remedy: 'Choose an earlier one.',
    });
  }
  return blockers;
}

function stepsOf(
  { application, automation }: Automated,
  entry: Entry,
  { prune }: Order,
): PlannedStep[] {
  const followed = toFollowed(application);
  const rollback: PlannedStep = {
    kind: 'rollback',
    subject: application.name,
    stage: 1,
    memo: {
      application: followed,
      historyId: entry.id,
      revisions: entry.revisions,
      prune,
    },
  };
  const pause: PlannedStep = {
    kind: 'pause',
    subject: application.name,
    stage: 0,
    memo: {
      application: followed,
      setting: automation.setting,
      automation: automation.words,
    },
  };
  return automation.enabled ? [pause, rollback] : [rollback];
}
