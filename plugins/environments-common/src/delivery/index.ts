export * from './Application';
export * from './syncPlan';
