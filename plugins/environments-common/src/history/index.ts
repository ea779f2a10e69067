export * from './DeploymentRecord';
export * from './DoraFigures';
