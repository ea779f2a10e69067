import { isManifest } from './manifestSlots';
import type { RepositoryFile } from './ImageSlot';
import { readScalars, type ScalarEntry } from './readScalars';
import type { ScalarSlot } from './ScalarSlot';

/**
 * Finds, in manifests of applications, the scalar that says which revision of a source an
 * application follows. None, or several, where that is not certain.
 *
 * @param isSource - whether a repository and its chart are the source that is meant
 *
 * @public
 */
export function revisionSlots(
  files: readonly RepositoryFile[],
  application: { namespace: string; name: string },
  isSource: (source: {
    repoUrl: string;
    chart?: string;
    path?: string;
  }) => boolean,
): ScalarSlot[] {
  return files
    .filter(({ path }) => isManifest(path))
    .flatMap(({ path, text }) => readScalars(path, text).documents)
    .filter(entries => isApplication(entries, application))
    .flatMap(sourcesOf)
    .flatMap(({ repoURL, chart, path, targetRevision }) =>
      repoURL &&
      targetRevision &&
      isSource({
        repoUrl: repoURL.value,
        chart: chart?.value,
        path: path?.value,
      })
        ? [targetRevision]
        : [],
    );
}

function isApplication(
  entries: readonly ScalarEntry[],
  { namespace, name }: { namespace: string; name: string },
): boolean {
  const valueOf = (key: string) =>
    entries.find(({ slot }) => slot.key === key)?.slot.value;
  return (
    valueOf('kind') === 'Application' &&
    valueOf('apiVersion')?.startsWith('argoproj.io/') === true &&
    valueOf('metadata.name') === name &&
    [undefined, namespace].includes(valueOf('metadata.namespace'))
  );
}

type Source = Partial<
  Record<'repoURL' | 'chart' | 'path' | 'targetRevision', ScalarSlot>
>;

/** `spec.source`, or each of `spec.sources`. */
function sourcesOf(entries: readonly ScalarEntry[]): Source[] {
  const sources = new Map<string, Record<string, ScalarSlot>>();
  for (const { slot } of entries) {
    const [, parent, key] =
      /^(spec\.source|spec\.sources\[\d+\])\.(\w+)$/.exec(slot.key) ?? [];
    if (parent && key) {
      sources.set(parent, { ...sources.get(parent), [key]: slot });
    }
  }
  return [...sources.values()];
}
