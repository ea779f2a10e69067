/**
 * Reads and changes the Git repositories that Flightdeck environments are deployed from.
 *
 * @packageDocumentation
 */

export { environmentsModuleGit as default } from './module';
export { authorOf } from './authors/authorOf';
export { cloneUrlOf, type GitHost, rawUrlOf } from './config/GitHost';
export { readGitHosts } from './config/readGitHosts';
export type { GitSubject } from './git/explainGitFailure';
export type { GitIdentity } from './git/GitIdentity';
export {
  RemoteRepository,
  type RemoteRepositoryOptions,
} from './git/RemoteRepository';
export { readTrailers, writeTrailers } from './git/trailers';
export { withScratchRepository } from './git/withScratchRepository';
