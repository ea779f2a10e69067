import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';

export const ingNoAddress = createObjectRule('Ingress', {
  id: 'ing.no-address',
  holdSeconds: 600,
  thresholds: {},
  concerns: ({ status }) => (status.loadBalancer?.ingress.length ?? 0) === 0,
  judge: ({ metadata }) => ({
    // Some controllers serve an Ingress and never write its address.
    severity: 'info',
    reason: 'NoAddress',
    says: 'has no address: no controller has told where it is served',
    remediation: [
      `When requests do not arrive, see its events: ${describeCommand(
        'Ingress',
        metadata,
      )}.`,
    ],
    evidence: [{ path: 'status.loadBalancer.ingress', value: 'none' }],
  }),
});
