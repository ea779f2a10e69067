/** Something that migrates a database, and what became of it for the release at hand. */
export interface Migration {
  /** For example `Job shop-migrate`. */
  what: string;
  /** `former` ran for an earlier release only; `untold` may have run: nobody can tell, or for
   * which. */
  state: 'succeeded' | 'failed' | 'running' | 'former' | 'untold';
}

/** Whether a name is that of a migration. */
export type IsMigration = (name: string) => boolean;
