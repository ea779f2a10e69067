export { FreshnessLine, type FreshnessLineProps } from './FreshnessLine';
export { LoadFailure, type LoadFailureProps } from './LoadFailure';
