import { ServerResponse } from 'node:http';
import type { PodUsageModel } from '../../metrics/PodUsageModel';
import { Cluster } from '../Cluster';
import { EventHistory } from '../history/EventHistory';
import { PodLogSource } from '../PodLogSource';
import { KubernetesToken } from './authorization';
import { Representation } from './mediaTypes';
import { RequestInfo } from './RequestInfo';
import { ServerFaults } from './ServerFaults';

/** What the handlers of one server share. */
export interface ApiContext {
  cluster: Cluster;
  history: EventHistory;
  logs: PodLogSource;
  clock: () => Date;
  tokens: readonly KubernetesToken[];
  faults: ServerFaults;
  bookmarkIntervalMs: number;
  /** The custom kinds that are served; may change at any time. */
  customKinds: ReadonlySet<string>;
  /** What a metrics server tells; absent where there is none. */
  usage?: PodUsageModel;
  /** Answers that stream; cut by a fault. */
  streams: Set<ServerResponse>;
  /** Fires when the server closes. */
  closing: AbortSignal;
}

/** One request for a resource, understood and allowed. */
export interface ResourceRequest {
  info: RequestInfo;
  /** Who asks. */
  token: KubernetesToken;
  query: unknown;
  body: unknown;
  contentType: string | undefined;
  /** What the client calls itself. */
  userAgent: string | undefined;
  representation: Representation;
}

/** An answer that is sent at once. */
export interface ResourceAnswer {
  code: number;
  body: unknown;
}
