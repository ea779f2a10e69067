import {
  changeSlot,
  type RepositoryFile,
  revisionSlots,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import { counterpartsOf, deployedRevisions } from './deployedRevisions';
import type { OpenSourceRequest } from './openSource';
import { isSameRepository } from './sameRepository';
import { type ApplicationSource, SourceTree } from './SourceTree';

/** A version, and no range of versions. */
const EXACT = /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.-]+)*$/;
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * A source follows a tag, a commit or the version of a chart: what the stage before has is written
 * into the manifest of the application. Gives back what it reads then.
 */
export async function planRevision(
  request: OpenSourceRequest,
  tree: SourceTree,
): Promise<SourceTree> {
  const { application, from, index, plan, reader } = request;
  const { source } = tree;
  const [counterpart, another] = counterpartsOf(source, from.applications);
  if (!counterpart) {
    return tree;
  }
  if (another) {
    plan.obstacles.push(
      `${from.name} is deployed from several revisions of ${source.repoUrl} at once, so which of them ${application.name} is to follow is not certain.`,
    );
    return tree;
  }
  const revision = await revisionToFollow(request, counterpart);
  const deployed = deployedRevisions(application)[index];
  if (revision === source.targetRevision || revision === deployed) {
    return tree;
  }
  return (await writeRevision(request, revision))
    ? new SourceTree(reader, source, { revision })
    : tree;
}

/** A tag where the stage before follows one, so that people see what it is. */
async function revisionToFollow(
  { reader }: OpenSourceRequest,
  {
    revision,
    source: { chart, path = '.', repoUrl, targetRevision },
  }: { revision: string; source: ApplicationSource },
): Promise<string> {
  if (targetRevision === undefined || COMMIT.test(targetRevision)) {
    return revision;
  }
  if (chart !== undefined) {
    return EXACT.test(targetRevision) ? targetRevision : revision;
  }
  const { branch, commit } = await reader.folder(repoUrl, targetRevision, path);
  return branch === undefined && commit === revision
    ? targetRevision
    : revision;
}

/**
 * Writes the revision that a source follows into the manifest of its application. False when that
 * cannot be done; then the plan says why.
 */
export async function writeRevision(
  request: Pick<
    OpenSourceRequest,
    'application' | 'drafts' | 'from' | 'index' | 'plan' | 'reader' | 'to'
  >,
  revision: string,
): Promise<boolean> {
  const { application, drafts, index, plan } = request;
  const { instance, name, namespace } = application;
  const source = application.sources[index];
  const found = await findSlots(request, source);
  const [slot, another] = found;
  const change = slot && changeSlot(slot.slot, revision);
  if (!slot || another || slot.slot.obstacle || !change) {
    const follows = `${name} follows ${shortRevision(
      source.targetRevision || 'HEAD',
    )} of ${source.chart ?? source.repoUrl}`;
    const obstacle = slot?.slot.obstacle
      ? `${slot.slot.key} in ${slot.path} ${slot.slot.obstacle}`
      : 'no one manifest of it, in the repositories that it is deployed from, says so';
    plan.obstacles.push(
      another
        ? `${follows}, and several manifests say so: ${found
            .map(({ path }) => path)
            .join(', ')}.`
        : `${follows}, and ${obstacle}: change it where the application is declared.`,
    );
    return false;
  }
  drafts.of(slot.to).addEdits(slot.path, slot.text, [change]);
  plan.revisions.push({
    application: { instance, namespace, name },
    index,
    targetRevision: revision,
  });
  return true;
}

async function findSlots(
  {
    application,
    from,
    reader,
    to,
  }: Pick<OpenSourceRequest, 'application' | 'from' | 'reader' | 'to'>,
  wanted: ApplicationSource,
) {
  const repositories = new Set(
    [...to.applications, ...from.applications]
      .flatMap(({ sources }) => sources)
      .filter(({ chart }) => chart === undefined)
      .map(({ repoUrl }) => repoUrl)
      .filter(repoUrl => reader.methods(repoUrl).length > 0),
  );
  const found = [];
  for (const repository of repositories) {
    const root = await reader.folder(repository, 'HEAD', '.');
    const files: RepositoryFile[] = [...root.files].map(([path, text]) => ({
      path,
      text,
    }));
    const slots = revisionSlots(
      files,
      application,
      ({ chart, path, repoUrl }) =>
        isSameRepository(repoUrl, wanted.repoUrl) &&
        chart === wanted.chart &&
        path === wanted.path,
    );
    for (const slot of slots) {
      const { branch, commit } = root;
      const text = root.files.get(slot.file);
      if (branch !== undefined && text !== undefined) {
        found.push({
          slot,
          path: slot.file,
          text,
          to: { repository, branch, base: commit },
        });
      }
    }
  }
  return found;
}
