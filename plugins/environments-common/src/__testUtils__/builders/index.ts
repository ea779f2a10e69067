export * from './facts';
export * from './network';
export * from './pods';
export { ago, NAMESPACE, NOW, type Raw } from './raw';
export * from './workloads';
