export * from './Alert';
export * from './PodUsage';
export * from './VolumeUsage';
