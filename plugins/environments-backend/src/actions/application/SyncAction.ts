import { InputError } from '@backstage/errors';
import {
  type Application,
  type ApplicationChange,
  type Deed,
  type OrderOf,
  type ResourceDifference,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { toDeed } from '../deeds';
import type { ApplicationActionOptions } from './ApplicationActionOptions';
import { applicationBlockers } from './applicationBlockers';
import { compareApplication, deedsOf } from './describeChange';
import { findBroughtImages } from './findBroughtImages';
import { toFollowed } from './followedApplication';
import { podsTouched } from './podsTouched';

type Order = OrderOf<'sync'>;
type Choices = NonNullable<Order['resources']>;

/** Brings what Git holds to the cluster. */
export class SyncAction implements ActionKind<'sync'> {
  readonly action = 'sync';
  readonly #options: ApplicationActionOptions;

  constructor(options: ApplicationActionOptions) {
    this.#options = options;
  }

  async prepare(asked: ActionAsked<Order>): Promise<PreparedAction> {
    const { environment, order, signal } = asked;
    const { engines, workloadsOf } = this.#options;
    const all = await engines.inspect(environment, { signal });
    const applications = chosenOf(all, order, environment.name);
    const [changes, brings] = await Promise.all([
      Promise.all(
        applications.map(application => this.#compare(application, asked)),
      ),
      order.dryRun
        ? undefined
        : findBroughtImages(applications, order.resources, {
            ...this.#options,
            signal,
          }),
    ]);
    const several = applications.length > 1;
    const names = applications.map(({ name }) => name).join(', ');
    return {
      summary: order.dryRun
        ? `${names}: a sync is tried, and nothing is changed.`
        : `${names}: what Git holds is applied${
            order.resources ? ' to the chosen resources' : ''
          }.`,
      harmless: order.dryRun,
      deeds: applications.flatMap((application, index) => [
        syncDeed(application, order),
        ...deedsOf(changes[index], {
          suffix: several ? ` of ${application.name}` : '',
        }),
      ]),
      applications: changes,
      podsTouched: podsTouched(changes, workloadsOf(environment.ref)),
      brings,
      blockers: applications.flatMap(applicationBlockers),
      warnings: applications.flatMap((application, index) =>
        warningsOf(application, order, changes[index].resources),
      ),
      steps: applications.map(application => ({
        kind: 'sync',
        subject: application.name,
        stage: 0,
        memo: {
          application: toFollowed(application),
          prune: order.prune,
          dryRun: order.dryRun,
          ...(order.options && { options: order.options }),
          ...(order.resources && {
            resources: choicesFor(application, order.resources).map(
              ({ group, kind, namespace, name }) => ({
                group,
                kind,
                name,
                ...(namespace && { namespace }),
              }),
            ),
          }),
        },
      })),
    };
  }

  async #compare(
    application: Application,
    { order, signal }: ActionAsked<Order>,
  ): Promise<ApplicationChange> {
    const { instance, namespace, name, history, sync } = application;
    const comparison = await compareApplication(
      application,
      { prune: order.prune, partial: order.resources !== undefined },
      { ...this.#options, signal },
    );
    const choices = order.resources && choicesFor(application, order.resources);
    return {
      instance,
      namespace,
      name,
      from: history.at(0)?.revisions ?? [],
      to: sync.revisions,
      resources: comparison.resources.filter(
        resource => !choices || choices.some(one => isSame(one, resource)),
      ),
      hooks: comparison.hooks,
      incomplete: comparison.incomplete,
    };
  }
}

/** @throws InputError when there is nothing to sync, or something is chosen that does not exist. */
function chosenOf(
  applications: readonly Application[],
  { resources }: Order,
  environment: string,
): Application[] {
  if (applications.length === 0) {
    throw new InputError(
      `${environment} has no application that could be synced.`,
    );
  }
  if (!resources) {
    return [...applications];
  }
  for (const { application, kind, name, ...choice } of resources) {
    const owner = applications.find(one => isNamed(one, application));
    const known = owner?.resources.some(one =>
      isSame({ kind, name, ...choice }, one),
    );
    if (!known) {
      throw new InputError(
        `${application.name} of ${environment} has no ${kind} ${name}.`,
      );
    }
  }
  return applications.filter(
    application => choicesFor(application, resources).length > 0,
  );
}

function choicesFor(application: Application, resources: Choices): Choices {
  return resources.filter(choice => isNamed(application, choice.application));
}

function isNamed(
  { instance, namespace, name }: Application,
  wanted: Choices[number]['application'],
): boolean {
  return (
    wanted.instance === instance &&
    wanted.namespace === namespace &&
    wanted.name === name
  );
}

function isSame(
  a: Pick<ResourceDifference, 'group' | 'kind' | 'namespace' | 'name'>,
  b: Pick<ResourceDifference, 'group' | 'kind' | 'namespace' | 'name'>,
): boolean {
  return (
    a.group === b.group &&
    a.kind === b.kind &&
    (a.namespace ?? '') === (b.namespace ?? '') &&
    a.name === b.name
  );
}

function syncDeed(
  { engine, instance, namespace, name, sync }: Application,
  { dryRun, options = [], prune, resources }: Order,
): Deed {
  const to = sync.revisions.map(shortRevision).join(', ');
  return toDeed(
    `${dryRun ? 'Try a sync of' : 'Sync'} ${name}${to ? ` to ${to}` : ''}`,
    [engine, instance, namespace, sync.revisions],
    { prune, options, resources },
  );
}

function warningsOf(
  { automation, engine, name, sync }: Application,
  order: Order,
  changes: readonly ResourceDifference[],
): string[] {
  const warnings: string[] = [];
  const pruned = changes.filter(({ change }) => change === 'prune').length;
  if (pruned > 0) {
    warnings.push(
      pruned === 1
        ? '1 resource is deleted.'
        : `${pruned} resources are deleted.`,
    );
  }
  if (order.resources) {
    warnings.push(
      `Hooks do not run, and ${engine} keeps no entry to roll back to, as only some resources are synced.`,
    );
  }
  if (order.options?.includes('Validate=false')) {
    warnings.push('The cluster does not validate what is applied.');
  }
  if (automation.enabled) {
    warnings.push(
      automation.selfHeal
        ? `${name} syncs by itself, and reverts changes made in the cluster.`
        : `${name} syncs by itself when Git changes.`,
    );
  }
  const kept = changes.filter(({ change }) => change === 'keep').length;
  if (kept > 0) {
    warnings.push(
      `${kept} resource${
        kept === 1 ? ' is' : 's are'
      } no longer in Git and will be kept: pruning is off.`,
    );
  }
  if (sync.status === 'Synced') {
    warnings.push(
      `${name} is already in sync; syncing applies the same manifests again.`,
    );
  }
  return warnings;
}
