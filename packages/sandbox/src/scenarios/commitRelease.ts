import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import type { FileChange } from '../git';
import type { ScenarioTarget } from './Scenario';
import { findBackend, mainContainer } from './workloads';

/** Who releases in the seeds. */
const AUTHOR = { name: 'Luca Rossier', email: 'luca.rossier@example.org' };

const applicationSchema = z.object({
  spec: z.object({
    destination: z.object({ namespace: z.string() }),
    source: z.object({
      repoURL: z.string(),
      path: z.string().default('.'),
      targetRevision: z.string().default('main'),
    }),
  }),
});

/** A folder of a branch that an application deploys. */
interface Place {
  repository: string;
  branch: string;
  path: string;
}

function placesOf({ cluster, git, namespace }: ScenarioTarget): Place[] {
  return cluster.list('Application').flatMap(object => {
    const { spec } = applicationSchema.safeParse(object).data ?? {};
    const repository = spec && git?.repositoryOf(spec.source.repoURL);
    if (!spec || !repository || spec.destination.namespace !== namespace) {
      return [];
    }
    const { path, targetRevision } = spec.source;
    const branch = targetRevision === 'HEAD' ? 'main' : targetRevision;
    return [{ repository, branch, path }];
  });
}

/** In a manifest the image is written whole; in the values of a chart the tag may stand alone. */
function withTag(text: string, image: string, wanted: string): string {
  const [, repository, tag] = /^(.+):([^:/]+)$/.exec(image) ?? [];
  if (!repository) {
    return text;
  }
  const whole = text.replaceAll(
    new RegExp(`${escape(repository)}:[\\w.-]+`, 'g'),
    `${repository}:${wanted}`,
  );
  return whole === text
    ? text.replaceAll(
        new RegExp(`(\\btag:\\s*)(["']?)${escape(tag)}\\2(?=\\s)`, 'g'),
        `$1$2${wanted}$2`,
      )
    : whole;
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

async function changesIn(
  git: NonNullable<ScenarioTarget['git']>,
  { repository, branch, path }: Place,
  image: string,
  wanted: string,
) {
  // A tag or a commit is no place for a release.
  const head = await git.resolve(repository, `refs/heads/${branch}`);
  const files = head
    ? await git.readTree(repository, head, path)
    : new Map<string, string>();
  return [...files].flatMap(([file, before]) => {
    const after = withTag(before, image, wanted);
    return after === before ? [] : [{ path: file, before, after }];
  });
}

/** A release that was committed. */
export interface CommittedRelease {
  /** Commits what was there before, where nobody has changed it since. */
  revert(): Promise<void>;
}

/**
 * Releases a tag of the backend's image as a person would: by a commit to the branch that the
 * environment is deployed from.
 *
 * @throws NotFoundError when it is deployed from no branch that names the image
 */
export async function commitRelease(
  target: ScenarioTarget,
  tag: string,
): Promise<CommittedRelease> {
  const { git, namespace } = target;
  const { image } = mainContainer(findBackend(target));
  for (const place of git ? placesOf(target) : []) {
    const changes = git ? await changesIn(git, place, image, tag) : [];
    if (!git || changes.length === 0) {
      continue;
    }
    const { repository, branch } = place;
    const commit = (message: string, files: FileChange[]) =>
      git.commit(repository, files, { author: AUTHOR, message, branch });
    await commit(
      `Release ${tag}`,
      changes.map(({ path, after }) => ({ path, content: after })),
    );
    return {
      async revert() {
        const now = await git.readTree(repository, branch, place.path);
        const still = changes.filter(
          ({ path, after }) => now.get(path) === after,
        );
        if (still.length > 0) {
          await commit(
            `Revert "Release ${tag}"`,
            still.map(({ path, before }) => ({ path, content: before })),
          );
        }
      },
    };
  }
  throw new NotFoundError(
    `Namespace ${namespace} is deployed from no branch that names the image ${image} with another tag than ${tag}.`,
  );
}
