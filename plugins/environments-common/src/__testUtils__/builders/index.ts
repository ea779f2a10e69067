export * from './daemonSets';
export * from './facts';
export * from './furtherKinds';
export * from './jobs';
export * from './network';
export * from './pods';
export { ago, NAMESPACE, NOW, type Raw } from './raw';
export * from './workloads';
