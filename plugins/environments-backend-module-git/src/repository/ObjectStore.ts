/** A repository of ours, and what was read of it before. */
export interface ObjectStore {
  gitdir: string;
  cache: object;
}
