import type { ContenderName } from '../contenders/Contender';
import type { ChecklistFigures } from './ChecklistFigures';

/** In milliseconds. */
export interface Times {
  p50: number;
  p95: number;
  count: number;
}

/** What so many clients saw, viewing one after another. */
export interface LoadFigures extends Times {
  viewsPerSecond: number;
  /** Of the body, before compression. */
  bytesPerView: number;
  /** From 0 to 1: how many views were answered with 304. */
  notModifiedShare: number;
  /** To the API server, while the views lasted. */
  upstreamRequests: number;
  upstreamRequestsPerView: number;
  upstreamBytesPerView: number;
}

/** In bytes, after garbage collection. */
export interface MemoryFigures {
  /** When the backend had started and the catalog was empty. */
  before: { rss: number; heap: number };
  /** When the view first showed everything. */
  tracked: { rss: number; heap: number };
  /** When all loads were done. */
  after: { rss: number; heap: number };
}

export interface ContenderFigures {
  /** From the start of the process until it answers. */
  startMs: number;
  /**
   * From the catalog being filled until everything is known: for Flightdeck every Pod of the
   * cluster, for the incumbent, which keeps nothing, the first view.
   */
  firstSnapshotMs: number;
  /** To the API server while nobody views, a second. */
  idleUpstreamRequestsPerSecond: number;
  oneClient: LoadFigures;
  tenClients: LoadFigures;
  /** One client that sends the ETag it got. */
  repeated: LoadFigures;
  /** From a change of a Pod in the cluster until a view shows it. */
  changeToAnswer: Times;
  memory: MemoryFigures;
}

/** What a person sees who has the page of an environment open. */
export interface BrowserFigures {
  pods: number;
  /** From a change of a Pod in the cluster until the open page shows it. */
  changeToBrowser: Times;
}

export interface SizeFigures {
  pods: number;
  contenders: Record<ContenderName, ContenderFigures>;
}

export interface EngineFigures {
  objects: number;
  evaluate: Times;
  reevaluate: Times;
}

export interface Report {
  at: string;
  machine: { node: string; platform: string; cores: number };
  seconds: number;
  sizes: SizeFigures[];
  engine: EngineFigures;
  /** Absent where there is no Chromium. */
  browser?: BrowserFigures;
  /** Absent where it was not asked for. */
  checklists?: ChecklistFigures;
}
