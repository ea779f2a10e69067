export * from './EnvironmentSnapshot';
export * from './evaluateEnvironment';
export * from './summarizeFleet';
