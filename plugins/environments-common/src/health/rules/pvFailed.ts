import { createObjectRule } from '../createRule';
import { quote } from '../words';

export const pvFailed = createObjectRule('PersistentVolume', {
  id: 'pv.failed',
  holdSeconds: 300,
  thresholds: {},
  concerns: ({ spec, status }) =>
    spec.claimRef !== undefined &&
    (status.phase === 'Failed' || status.phase === 'Pending'),
  judge({ metadata, spec, status }, { index }) {
    const { namespace = '', name = '' } = spec.claimRef ?? {};
    if (!index.facts.environment.namespaces.includes(namespace)) {
      return undefined;
    }
    const { phase = '', reason, message = reason } = status;
    return {
      severity: 'critical',
      reason: reason ?? `Volume${phase}`,
      says: `of claim ${name} is in phase ${phase}${
        message ? `: ${quote(message)}` : ''
      }`,
      remediation: [
        `Read what the provisioner says: \`kubectl describe persistentvolume ${metadata.name}\`.`,
        ...(spec.persistentVolumeReclaimPolicy === 'Delete'
          ? [
              'Its reclaim policy is Delete: set it to Retain before anything else when the data matters.',
            ]
          : []),
      ],
      evidence: [
        { path: 'status.phase', value: phase },
        { path: 'spec.claimRef', value: `${namespace}/${name}` },
      ],
    };
  },
});
