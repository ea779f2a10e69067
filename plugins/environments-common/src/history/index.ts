export { calculateDora, type DoraSpan } from './calculateDora';
export * from './DeploymentRecord';
export * from './DoraFigures';
