export * from './ActionOrder';
export * from './ActionPreview';
export * from './Application';
export * from './Blocker';
export * from './DeliveryAction';
export * from './Hold';
export * from './ResourceDifference';
export * from './syncPlan';
