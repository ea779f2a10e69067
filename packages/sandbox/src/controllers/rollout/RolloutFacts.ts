import { Timeline } from '../Timeline';
import { RolloutSets } from './rolloutSets';
import { Progress, RolloutView } from './rollouts';

export interface RolloutCounts {
  replicas: number;
  updated: number;
  ready: number;
  available: number;
}

export interface RolloutStatusOptions {
  rollout: RolloutView;
  sets: RolloutSets;
  progress: Progress;
  /** Strategy-specific fields, such as `blueGreen` or `canary`. */
  own: Record<string, unknown>;
  /** What the active Service selects; undefined where there is none. */
  activeHash?: string;
  /** The last restart that every Pod has gone through. */
  restartedAt?: string;
  timeline: Timeline;
}
