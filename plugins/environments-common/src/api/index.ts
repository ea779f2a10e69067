export * from './fleet';
export * from './operation';
export * from './signals';
export * from './sync';
export * from './operations';
