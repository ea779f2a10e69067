import { Scaling } from '../deployment/planRollingUpdate';
import { RolloutSets } from './rolloutSets';
import { Progress, RolloutView } from './rollouts';

export interface StrategyInput {
  rollout: RolloutView;
  sets: RolloutSets;
  progress: Progress;
}

/** What a strategy wants to be done now, and how far it has come with that. */
export interface StrategyStep {
  scalings: Scaling[];
  /** The template hash that each Service is to select, by name of the Service. */
  services: ReadonlyMap<string, string>;
  progress: Progress;
  /** Fields of the status that only this strategy has. */
  own: Record<string, unknown>;
  /** What the Service that people use selects, where the strategy switches it. */
  activeHash?: string;
  /** Told as an event. */
  news: { reason: string; message: string }[];
  /** When time alone brings the next change. */
  againSeconds?: number;
}
