import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  type Application,
  type EnvironmentDefinition,
  type OrderOf,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { applicationBlockers } from '../application/applicationBlockers';
import { toDeed } from '../deeds';
import {
  commitDeeds,
  commitMethods,
  commitSteps,
  planBlockers,
} from './describeCommits';
import { describePending } from './describePending';
import { findFollowers } from './findFollowers';
import type { GitActionOptions } from './GitActionOptions';
import type { GitPlan } from './GitPlan';
import { planRevert } from './planRevert';
import { RepositoryReader } from './RepositoryReader';

type Order = OrderOf<'revert'>;
type Entry = Application['history'][number];

/** Gives Git the state of a former deployment again: a rollback that nothing undoes. */
export class RevertAction implements ActionKind<'revert'> {
  readonly action = 'revert';
  readonly #options: GitActionOptions;

  constructor(options: GitActionOptions) {
    this.#options = options;
  }

  async prepare(asked: ActionAsked<Order>): Promise<PreparedAction> {
    const { environment, order, signal } = asked;
    const { engines, holds } = this.#options;
    const application = await engines.inspectOne(
      environment,
      order.application,
      { signal },
    );
    const entry = findEntry(application, order.historyId);
    const reader = new RepositoryReader({ engines, signal });
    const plan = await planRevert({ application, entry, reader });
    const hold = await holds.findRecord(environment.ref);
    // What is held is not deployed: the hold says when it is.
    const followers =
      order.method === 'commit' && !hold
        ? await findFollowers([application], plan, reader)
        : [];
    const { name } = application;
    const title = `Revert ${name} to deployment ${entry.id}`;
    return {
      summary: `Git is given again ${whatOf(entry)} for ${name}${ending(
        order,
        environment,
        hold !== undefined,
      )}`,
      deeds: [
        toDeed(title, [order.method, hold !== undefined, entry.revisions]),
        ...commitDeeds(plan.commits),
      ],
      files: plan.commits.flatMap(({ shown }) => shown),
      methods: commitMethods(plan.commits, reader),
      applications: await Promise.all(
        followers.map(one =>
          describePending(one, { ...this.#options, signal }),
        ),
      ),
      podsTouched:
        plan.commits.length > 0 && followers.length === 0 ? 0 : undefined,
      blockers: [
        ...planBlockers(plan, order.method, reader),
        ...followers.flatMap(one => applicationBlockers(one.application)),
      ],
      warnings: warningsOf(plan),
      steps: commitSteps(plan.commits, followers, {
        method: order.method,
        title,
        body: `${order.reason}\n\nAs at ${entry.revisions.join(', ')}.`,
      }),
    };
  }
}

function findEntry(application: Application, historyId: number): Entry {
  const { engine, history, name } = application;
  if (history.length === 0) {
    throw new ServiceUnavailableError(
      `${engine} tells of no former deployment of ${name}.`,
    );
  }
  const entry = history.find(({ id }) => id === historyId);
  if (!entry) {
    throw new InputError(
      `${engine} keeps no deployment ${historyId} of ${name} any more; it keeps ${history
        .map(({ id }) => id)
        .join(', ')}.`,
    );
  }
  return entry;
}

function whatOf({ id, revisions }: Entry): string {
  const short = revisions.map(shortRevision).join(', ');
  return `what deployment ${id} was made of (${
    short || 'an unknown revision'
  })`;
}

function ending(
  { method }: Order,
  { name }: EnvironmentDefinition,
  isHeld: boolean,
): string {
  if (method === 'pull-request') {
    return ', by a pull request; nothing is deployed before it is merged.';
  }
  return isHeld
    ? `; ${name} is held, so it is deployed when somebody resumes it.`
    : ', and it is deployed.';
}

function warningsOf({ commits, notes }: GitPlan): string[] {
  return [
    ...notes,
    ...(commits.some(({ copies }) => copies.length > 0)
      ? ['All that was changed in these files since is taken back with it.']
      : []),
    'What migrations did to the database since is not undone.',
  ];
}
