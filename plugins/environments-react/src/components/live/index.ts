export { FreshnessLine, type FreshnessLineProps } from './FreshnessLine';
export { LivePart, type LivePartProps } from './LivePart';
export { LoadFailure, type LoadFailureProps } from './LoadFailure';
