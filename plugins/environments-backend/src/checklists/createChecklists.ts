import type { EvidenceCollectorRegistry } from './EvidenceCollectorRegistry';
import { ChecklistBook } from './ChecklistBook';
import { ChecklistJudge } from './ChecklistJudge';
import { ChecklistKeeper } from './ChecklistKeeper';
import {
  createFactCollectors,
  type FactCollectorsOptions,
} from './collectors/createFactCollectors';
import { ChecklistLoop, type ChecklistLoopOptions } from './ChecklistLoop';
import { ComingReader, type ComingReaderOptions } from './ComingReader';
import { AuthorFinder, type AuthorFinderOptions } from './AuthorFinder';
import type { ChecklistsConfig } from './ChecklistsConfig';
import { DeployedReleases } from './DeployedReleases';
import { EvidenceKeeper } from './EvidenceKeeper';
import { GlassBook } from './answering/GlassBook';
import { Noticing, type NoticingOptions } from './answering/Noticing';
import { Pushing } from './answering/Pushing';
import {
  RecipientFinder,
  type RecipientFinderOptions,
} from './answering/RecipientFinder';
import { SheetFinder } from './answering/SheetFinder';
import { Signing } from './answering/Signing';
import { Waiving } from './answering/Waiving';
import { NoticeCollector } from './recorded/NoticeCollector';
import { PushedCollector } from './recorded/PushedCollector';
import { ChecklistReader } from './service/ChecklistReader';
import { SheetFollower } from './SheetFollower';
import { createChecklistStores } from './store/ChecklistStores';
import type { Knex } from 'knex';

export interface ChecklistsOptions
  extends Omit<ComingReaderOptions, 'environments' | 'snapshots'>,
    AuthorFinderOptions,
    RecipientFinderOptions,
    Pick<NoticingOptions, 'notifications'>,
    Pick<FactCollectorsOptions, 'engines'>,
    Pick<ChecklistLoopOptions, 'delay'> {
  auth: AuthorFinderOptions['auth'];
  catalog: AuthorFinderOptions['catalog'] & RecipientFinderOptions['catalog'];
  collectors: EvidenceCollectorRegistry;
  config: ChecklistsConfig;
  environments: ComingReaderOptions['environments'] &
    ChecklistLoopOptions['environments'];
  knex: Knex;
  snapshots: ComingReaderOptions['snapshots'] &
    ChecklistLoopOptions['snapshots'];
  changed: (environmentRef: string) => void;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

export type Checklists = ReturnType<typeof createChecklists>;

/** Puts together what keeps checklists, and what answers them. */
export function createChecklists(options: ChecklistsOptions) {
  const { collectors, config, knex, logger, signal } = options;
  const stores = createChecklistStores(knex);
  const { sheets } = stores;
  for (const collector of [
    ...createFactCollectors({ ...options, grafana: config.grafana }),
    new PushedCollector({ stores }),
    new NoticeCollector({ stores }),
  ]) {
    collectors.addCollector(collector);
  }
  collectors.check(config, logger);

  const coming = new ComingReader(options);
  const follower = new SheetFollower({ ...options, stores });
  const book = new ChecklistBook({ ...options, stores });
  const deployed = new DeployedReleases({ ...options, sheets });
  const judge = new ChecklistJudge({
    ...options,
    book,
    coming,
    deployed,
    follower,
  });
  const keeper = new ChecklistKeeper({
    ...options,
    authors: new AuthorFinder(options),
    book,
    coming,
    follower,
    sheets,
    evidence: new EvidenceKeeper({
      ...options,
      store: stores.evidence,
      timeoutMs: 5_000,
      refreshMs: 50_000,
    }),
  });
  const loop = new ChecklistLoop({
    ...options,
    book,
    keeper,
    sheets,
    gatherMs: 500,
    restMs: 3_000,
    sweepMs: 60_000,
    reloadMs: 5_000,
  });
  const parts = { ...options, stores, finder: new SheetFinder({ sheets }) };
  const glass = new GlassBook({ ...parts, book });
  return {
    finder: parts.finder,
    glass,
    judge,
    keeper,
    noticing: new Noticing({
      ...parts,
      recipients: new RecipientFinder(options),
    }),
    pushing: new Pushing(parts),
    reader: new ChecklistReader({ ...parts, book, coming, glass }),
    signing: new Signing({
      ...parts,
      authorsOf: ref => book.of(ref)?.authors ?? 'untold',
    }),
    waiving: new Waiving(parts),
    /** Learns what was answered and deployed since, for a gate that is about to be asked. */
    refresh: async (environmentRef: string) => {
      await keeper.reload(environmentRef);
      await deployed.read(environmentRef);
    },
    run: () => [loop.run(signal)],
  };
}
