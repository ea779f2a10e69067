import type { RepositoryChange } from '@flightdeck/plugin-environments-node';

/** A change of one file by Ada; what matters to a test is given. */
export function changeOf(
  change: Partial<RepositoryChange> &
    Pick<RepositoryChange, 'repository' | 'base'>,
): RepositoryChange {
  return {
    branch: 'main',
    files: new Map([['prod/values.yaml', 'tag: 2.0.0\n']]),
    title: 'Promote shop 2.0.0 to prod',
    body: 'It was well in staging.',
    requestedBy: 'user:default/ada',
    operationId: 'operation-1',
    method: 'commit',
    ...change,
  };
}
