import { InputError } from '@backstage/errors';
import {
  type Application,
  type Blocker,
  type EnvironmentDefinition,
  type OrderOf,
  type Release,
  releaseOf,
  replacesImage,
  withDigests,
  workloadRefSchema,
} from '@flightdeck/plugin-environments-common';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { applicationBlockers } from '../application/applicationBlockers';
import { toDeed } from '../deeds';
import { deployedRevisions } from './deployedRevisions';
import {
  commitDeeds,
  commitMethods,
  commitSteps,
  planBlockers,
} from './describeCommits';
import { describePending } from './describePending';
import { findFollowers, type Follower } from './findFollowers';
import { findPromotedImages } from './findPromotedImages';
import { findStageBefore } from './findStageBefore';
import type { GitActionOptions } from './GitActionOptions';
import type { PlannedCommit } from './GitPlan';
import { planPromotion } from './planPromotion';
import { RepositoryReader } from './RepositoryReader';
import { configurationWarnings, healthWarnings } from './stageWarnings';

type Order = OrderOf<'promote'>;

/** Brings the release of the stage before to an environment, by way of Git. */
export class PromoteAction implements ActionKind<'promote'> {
  readonly action = 'promote';
  readonly #options: GitActionOptions;

  constructor(options: GitActionOptions) {
    this.#options = options;
  }

  async prepare(asked: ActionAsked<Order>): Promise<PreparedAction> {
    const { environment, order, signal } = asked;
    const { engines } = this.#options;
    const from = await findStageBefore(environment, order.from, this.#options);
    const [before, after] = await Promise.all(
      [from, environment].map(one => inspect(one, this.#options, signal)),
    );
    const release = this.#release(from, before);
    const reader = new RepositoryReader({ engines, signal });
    const plan = await planPromotion({
      reader,
      from: { name: from.name, applications: before, images: release.images },
      to: { name: environment.name, applications: after },
    });
    const followers =
      order.method === 'commit' ? await findFollowers(after, plan, reader) : [];
    const applications = await Promise.all(
      followers.map(one => describePending(one, { ...this.#options, signal })),
    );
    const title = `Promote ${release.name} from ${from.name} to ${environment.name}`;
    return {
      summary: summaryOf({ environment, from, order, release }),
      deeds: [
        toDeed(title, [order.method, release.images]),
        ...commitDeeds(plan.commits),
      ],
      files: plan.commits.flatMap(({ shown }) => shown),
      methods: commitMethods(plan.commits, reader),
      applications,
      brings: await findPromotedImages(
        { before, followers, pods: this.#options.objectsOf(from).Pod ?? [] },
        { ...this.#options, signal },
      ),
      ...this.#touched(environment, release, followers),
      blockers: [
        ...planBlockers(plan, order.method, reader),
        ...settledBlockers(from, before),
        ...followers.flatMap(one => applicationBlockers(one.application)),
      ],
      warnings: [
        ...healthWarnings(from, before, this.#options),
        ...plan.notes,
        ...configurationWarnings(from, environment, this.#options),
        ...followers.flatMap(one => automationWords(one.application)),
      ],
      steps: commitSteps(plan.commits, followers, {
        method: order.method,
        title,
        body: bodyOf(plan.commits, from),
      }),
    };
  }

  #release(
    from: EnvironmentDefinition,
    applications: readonly Application[],
  ): Release {
    const { Pod = [] } = this.#options.objectsOf(from);
    return releaseOf({
      images: withDigests(
        [...new Set(applications.flatMap(({ images }) => images))],
        Pod,
      ),
      applications: applications.map(application => ({
        name: application.name,
        revisions: deployedRevisions(application),
      })),
    });
  }

  #touched(
    { ref }: EnvironmentDefinition,
    { images }: Release,
    followers: readonly Follower[],
  ): Pick<PreparedAction, 'workloads' | 'podsTouched'> {
    if (followers.length === 0) {
      return { podsTouched: 0 };
    }
    const known = this.#options.workloadsOf(ref);
    const touched = known?.filter(workload =>
      replacesImage(workload.images, images),
    );
    return {
      podsTouched: touched?.reduce((sum, { pods }) => sum + pods.length, 0),
      workloads: touched?.flatMap(({ kind, name, namespace, pods }) => {
        const named = workloadRefSchema.safeParse({ kind, namespace, name });
        return named.success ? [{ ...named.data, pods: pods.length }] : [];
      }),
    };
  }
}

async function inspect(
  environment: EnvironmentDefinition,
  { engines }: Pick<GitActionOptions, 'engines'>,
  signal: AbortSignal,
): Promise<Application[]> {
  const applications = await engines.inspect(environment, { signal });
  if (applications.length === 0) {
    throw new InputError(
      `${environment.name} has no application that says what it is deployed from.`,
    );
  }
  return applications;
}

/** What is being deployed is no release yet. */
function settledBlockers(
  { name }: EnvironmentDefinition,
  applications: readonly Application[],
): Blocker[] {
  return applications
    .filter(({ operationInProgress }) => operationInProgress)
    .map(application => ({
      code: 'operation',
      message: `${application.name} of ${name} is being deployed right now: what is to be promoted is not certain.`,
      overridable: false,
      remedy: 'Wait until that has finished.',
    }));
}

function summaryOf(told: {
  environment: EnvironmentDefinition;
  from: EnvironmentDefinition;
  order: Order;
  release: Release;
}): string {
  const { environment, from, order, release } = told;
  const what = `Release ${release.name} of ${from.name}`;
  return order.method === 'commit'
    ? `${what} is committed for ${environment.name}, and deployed there.`
    : `${what} is proposed for ${environment.name} by a pull request; nothing is deployed before it is merged.`;
}

function automationWords({ automation, name }: Application): string[] {
  return automation.enabled
    ? [`${name} syncs by itself as soon as the commit is there.`]
    : [];
}

function bodyOf(
  commits: readonly PlannedCommit[],
  { ref }: EnvironmentDefinition,
): string {
  const edits = commits.flatMap(commit =>
    commit.edits.map(
      ({ after, before, file, key }) =>
        `- ${file}: ${key} from ${before} to ${after}`,
    ),
  );
  const copies = commits.flatMap(commit =>
    commit.copies.map(({ path, revision }) => `- ${path} as at ${revision}`),
  );
  return [`What ${ref} runs.`, '', ...copies, ...edits].join('\n');
}
