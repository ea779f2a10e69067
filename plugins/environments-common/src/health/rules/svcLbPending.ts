import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

export const svcLbPending = createObjectRule('Service', {
  id: 'svc.lb-pending',
  holdSeconds: 600,
  thresholds: {},
  concerns: ({ metadata, spec, status }) =>
    spec.type === 'LoadBalancer' &&
    !metadata.deletionTimestamp &&
    !status.loadBalancer?.ingress.some(({ ip, hostname }) => ip || hostname),
  judge({ metadata }, { index }) {
    const complaint = index
      .eventsOf(metadata.uid)
      .find(({ type, message }) => type === 'Warning' && message)?.message;
    return {
      severity: 'warning',
      reason: 'LoadBalancerPending',
      says: `waits for its load balancer: it has no address yet${
        complaint ? ` (${quote(complaint)})` : ''
      }`,
      remediation: [
        `Read what the cloud answers: ${describeCommand('Service', metadata)}.`,
        'Check that a load balancer controller runs in the cluster, and its quota, subnets and annotations.',
      ],
      evidence: [
        { path: 'status.loadBalancer.ingress', value: 'none' },
        ...(complaint ? [{ path: 'event.message', value: complaint }] : []),
      ],
    };
  },
});
