export * from './findings';
export * from './indicators';
export * from './live';
export * from './sources';
export * from './status';
export * from './time';
export * from './workloads';
