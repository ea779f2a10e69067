import type { Application } from '../delivery/Application';
import type { DeploymentRecord } from './DeploymentRecord';
import { isApplicationOf } from './isApplicationOf';

/**
 * Whether a record is of an application, and deployed all of it, and succeeded.
 *
 * @public
 */
export function isSuccessOf(
  application: Application,
  record: DeploymentRecord,
): boolean {
  return (
    record.result === 'succeeded' &&
    record.kind !== 'partial-sync' &&
    isApplicationOf(record, application)
  );
}
