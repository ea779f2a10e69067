export type { CommitDetails, FileChange, GitAuthor } from './fastImport';
export type { GitFaults } from './GitFaults';
export type { CommitMetadata } from './GitRepository';
export {
  createGitServer,
  type GitServer,
  type GitServerOptions,
} from './createGitServer';
export { commitHistory, type SeedHistory } from './seedRepository';
