/** How one kind of operation is spoken of. */
export interface OperationWords {
  /** `sync`, as in "The sync of shop". */
  noun: string;
  /** `sync`, as in "asked to sync shop". */
  infinitive: string;
  /** `synced`, as in "shop was synced". */
  participle: string;
  /** `syncing`, as in "shop is syncing". */
  gerund: string;
  /** `failed to sync`, as in "shop failed to sync". */
  failure: string;
  /** Whether the engine is told who asks, so that an operation shows whose it is. */
  named: boolean;
}

export const SYNC_WORDS: OperationWords = {
  noun: 'sync',
  infinitive: 'sync',
  participle: 'synced',
  gerund: 'syncing',
  failure: 'failed to sync',
  named: true,
};

export const DRY_RUN_WORDS: OperationWords = {
  noun: 'dry run',
  infinitive: 'try a sync of',
  participle: 'tried without changing anything',
  gerund: 'being tried',
  failure: 'would fail to sync',
  named: true,
};

export const ROLLBACK_WORDS: OperationWords = {
  noun: 'rollback',
  infinitive: 'roll back',
  participle: 'rolled back',
  gerund: 'rolling back',
  failure: 'failed to roll back',
  named: false,
};
