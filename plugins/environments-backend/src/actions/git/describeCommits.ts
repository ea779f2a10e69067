import {
  type Blocker,
  type ChangeMethod,
  changeMethodSchema,
  type Deed,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { PlannedStep } from '../ActionKind';
import { toFollowed } from '../application/followedApplication';
import { toDeed } from '../deeds';
import { toCommitMemo } from './commitMemo';
import type { Follower } from './findFollowers';
import type { GitPlan, PlannedCommit } from './GitPlan';
import type { RepositoryReader } from './RepositoryReader';

/** What commits do, one deed for each slot and for each file that is replaced. */
export function commitDeeds(commits: readonly PlannedCommit[]): Deed[] {
  return commits.flatMap(({ branch, copies, edits, files, repository }) => [
    ...edits.map(({ after, before, file, key }) =>
      toDeed(
        `${file} on ${branch}: ${key} from ${before} to ${after}`,
        repository,
      ),
    ),
    ...(copies.length > 0
      ? [...files].map(([file, text]) =>
          toDeed(
            `${file} on ${branch}: ${
              text === undefined ? 'deleted,' : 'written'
            } as at ${copies
              .map(({ revision }) => shortRevision(revision))
              .join(', ')}`,
            repository,
            text,
          ),
        )
      : []),
  ]);
}

/** First what is committed, one branch after the other; then what is deployed of it. */
export function commitSteps(
  commits: readonly PlannedCommit[],
  followers: readonly Follower[],
  words: { method: ChangeMethod; title: string; body: string },
): PlannedStep[] {
  return [
    ...commits.map((commit, stage) => ({
      kind: 'commit',
      subject: commit.repository,
      stage,
      memo: toCommitMemo(commit, words),
    })),
    ...followers.map(({ application, commits: follows, revisions }) => ({
      kind: 'deploy',
      subject: application.name,
      stage: commits.length,
      memo: {
        application: toFollowed(application),
        commits: follows,
        revisions,
      },
    })),
  ];
}

/** The ways in which all that is committed could reach Git. */
export function commitMethods(
  commits: readonly PlannedCommit[],
  reader: Pick<RepositoryReader, 'methods'>,
): ChangeMethod[] | undefined {
  return commits.length > 0
    ? changeMethodSchema.options.filter(method =>
        commits.every(({ repository }) =>
          reader.methods(repository).includes(method),
        ),
      )
    : undefined;
}

/** Why a plan cannot be carried out. */
export function planBlockers(
  plan: GitPlan,
  method: ChangeMethod,
  reader: Pick<RepositoryReader, 'methods'>,
): Blocker[] {
  const repositories = plan.commits.map(({ repository }) => repository);
  const unable = repositories.filter(
    repository => !reader.methods(repository).includes(method),
  );
  const twice = repositories.filter(
    (repository, index) => repositories.indexOf(repository) !== index,
  );
  return [
    ...plan.obstacles.map(message => ({
      code: 'impossible' as const,
      message,
      overridable: false,
    })),
    ...unable.map(repository => ({
      code: 'impossible' as const,
      message: `${repository} takes no ${
        method === 'commit' ? 'commit by this portal' : 'pull request'
      }.`,
      overridable: false,
      remedy:
        method === 'commit'
          ? 'Order a pull request instead.'
          : 'Order a commit instead.',
    })),
    ...twice.map(repository => ({
      code: 'impossible' as const,
      message: `Several branches of ${repository} would have to be changed at once.`,
      overridable: false,
      remedy: 'Promote by hand.',
    })),
  ];
}
