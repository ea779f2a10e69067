import type { LogRequest, Pod } from '@flightdeck/plugin-environments-common';
import type { ClusterConnection } from '../../client/ClusterConnection';
import type { InspectionTiming } from '../InspectionTiming';

/** One container of one Pod. */
export interface LogTarget {
  pod: string;
  container: string;
}

export function targetKey({ pod, container }: LogTarget): string {
  return `${pod}/${container}`;
}

/** What all parts of one answer need. */
export interface LogSession {
  cluster: string;
  connection: ClusterConnection;
  request: LogRequest;
  timing: InspectionTiming;
  signal: AbortSignal;
  /** The Pods that are asked for, the newest first, as they are known now. */
  findPods: () => Pod[];
}
