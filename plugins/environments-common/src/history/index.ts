export { calculateDora, type DoraSpan } from './calculateDora';
export * from './DeploymentRecord';
export * from './DoraFigures';
export { isApplicationOf } from './isApplicationOf';
export { isSuccessOf } from './isSuccessOf';
