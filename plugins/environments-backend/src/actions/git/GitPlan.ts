import type {
  FileChange,
  SlotChange,
} from '@flightdeck/plugin-environments-common';

/** Files that become as they are at another revision of their repository. */
export interface FolderCopy {
  /** A commit. */
  revision: string;
  /** The folder, from the root of the repository. */
  path: string;
  /** Only these, by their path from the root; all below the folder without it. */
  files?: string[];
}

/** What is committed to one branch. */
export interface PlannedCommit {
  repository: string;
  branch: string;
  /** The head of the branch, on which all of it was worked out. */
  base: string;
  /** Made first. */
  copies: FolderCopy[];
  /** Made in the files as they are after the copies. */
  edits: SlotChange[];
  /** What comes out of it: new content by path; undefined deletes. */
  files: ReadonlyMap<string, string | undefined>;
  /** For people. */
  shown: FileChange[];
}

/** What an action would change in Git. */
export interface GitPlan {
  commits: PlannedCommit[];
  /** Sentences: why it cannot be done as a whole. */
  obstacles: string[];
  /** Sentences that a person should read. */
  notes: string[];
  /** Sources whose revision is changed in the manifest of their application. */
  revisions: PlannedRevision[];
}

/** A source of an application that is to follow another revision. */
export interface PlannedRevision {
  application: { instance: string; namespace: string; name: string };
  /** Which of its sources. */
  index: number;
  targetRevision: string;
}
