/**
 * Reads and changes the Git repositories that Flightdeck environments are deployed from.
 *
 * @packageDocumentation
 */

export { authorOf } from './authors/authorOf';
export { cloneUrlOf, type GitHost, rawUrlOf } from './config/GitHost';
export { readGitHosts } from './config/readGitHosts';
export { createGitHttp, type GitHttpOptions } from './git/createGitHttp';
export {
  explainGitFailure,
  explainGitStatus,
  type GitSubject,
} from './git/explainGitFailure';
export type { GitIdentity } from './git/GitIdentity';
export { withScratchRepository } from './git/withScratchRepository';
