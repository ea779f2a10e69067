export * from './assembleAlerts';
export * from './assembleEvents';
export * from './assembleInventory';
export { ANNOTATION_BACKUP_RETENTION_DAYS } from './backups';
