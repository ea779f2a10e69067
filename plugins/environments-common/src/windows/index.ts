export * from './DeploymentWindow';
