import {
  applySlotChanges,
  describeFileChange,
  describeSlotChanges,
  type SlotChange,
} from '@flightdeck/plugin-environments-common';
import type { FolderCopy, PlannedCommit } from './GitPlan';

type Texts = ReadonlyMap<string, string>;

/** A commit to one branch while it is worked out. */
export class CommitDraft {
  readonly #to: Pick<PlannedCommit, 'repository' | 'branch' | 'base'>;
  readonly #copies: FolderCopy[] = [];
  readonly #edits: SlotChange[] = [];
  readonly #before = new Map<string, string | undefined>();
  readonly #after = new Map<string, string | undefined>();
  readonly #copied = new Set<string>();

  constructor(to: Pick<PlannedCommit, 'repository' | 'branch' | 'base'>) {
    this.#to = to;
  }

  /** Has files become those of another revision. */
  addCopy(copy: FolderCopy, before: Texts, after: Texts): void {
    const { files } = copy;
    const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
      path =>
        (files === undefined || files.includes(path)) &&
        before.get(path) !== after.get(path),
    );
    if (paths.length === 0) {
      return;
    }
    this.#copies.push(copy);
    for (const path of paths) {
      this.#copied.add(path);
      this.#before.set(path, before.get(path));
      this.#after.set(path, after.get(path));
    }
  }

  /**
   * Changes slots of a file.
   *
   * @param text - the file as it is after the copies
   */
  addEdits(
    path: string,
    text: string,
    changes: readonly Omit<SlotChange, 'file'>[],
  ): void {
    if (changes.length === 0) {
      return;
    }
    this.#edits.push(...changes.map(change => ({ ...change, file: path })));
    if (!this.#before.has(path)) {
      this.#before.set(path, text);
    }
    this.#after.set(
      path,
      applySlotChanges(
        text,
        this.#edits.filter(({ file }) => file === path),
      ),
    );
  }

  /** Undefined when nothing would differ. */
  build(): PlannedCommit | undefined {
    const paths = [...this.#after.keys()]
      .filter(path => this.#before.get(path) !== this.#after.get(path))
      .sort();
    if (paths.length === 0) {
      return undefined;
    }
    const { repository, branch } = this.#to;
    return {
      ...this.#to,
      copies: this.#copies,
      edits: this.#edits,
      files: new Map(paths.map(path => [path, this.#after.get(path)])),
      shown: paths.map(path => ({
        repository,
        branch,
        path,
        lines: this.#copied.has(path)
          ? describeFileChange(
              path,
              this.#before.get(path),
              this.#after.get(path),
            )
          : describeSlotChanges(
              this.#edits.filter(({ file }) => file === path),
            ),
      })),
    };
  }
}

/** The drafts of all branches that a plan changes. */
export class CommitDrafts {
  readonly #drafts = new Map<string, CommitDraft>();

  /** The draft of a branch. */
  of(to: Pick<PlannedCommit, 'repository' | 'branch' | 'base'>): CommitDraft {
    const key = JSON.stringify([to.repository, to.branch]);
    const draft = this.#drafts.get(key) ?? new CommitDraft(to);
    this.#drafts.set(key, draft);
    return draft;
  }

  build(): PlannedCommit[] {
    return [...this.#drafts.values()].flatMap(draft => draft.build() ?? []);
  }
}
