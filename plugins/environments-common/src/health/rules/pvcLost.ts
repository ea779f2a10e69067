import { createObjectRule } from '../createRule';

export const pvcLost = createObjectRule('PersistentVolumeClaim', {
  id: 'pvc.lost',
  holdSeconds: 0,
  thresholds: {},
  concerns: ({ status }) => status.phase === 'Lost',
  judge: ({ spec }) => ({
    severity: 'critical',
    reason: 'VolumeLost',
    says: `has lost its volume ${spec.volumeName ?? ''}`.trim(),
    remediation: ['Restore the volume from a backup.'],
    evidence: [{ path: 'status.phase', value: 'Lost' }],
  }),
});
