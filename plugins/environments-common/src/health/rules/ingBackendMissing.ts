import type { Ingress, Service } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { backendsOf, type IngressBackend } from '../ingressBackends';
import { listWords } from '../words';

function hasPort({ spec }: Service, { port }: IngressBackend): boolean {
  return (
    port === undefined ||
    spec.ports.length === 0 ||
    spec.ports.some(
      candidate =>
        (port.number !== undefined && candidate.port === port.number) ||
        (port.name !== undefined && candidate.name === port.name),
    )
  );
}

function missingBackends(
  { metadata }: Ingress,
  backends: IngressBackend[],
  index: FactIndex,
) {
  const { namespace } = metadata;
  return backends.flatMap(backend => {
    const service = index.find('Service', namespace, backend.service);
    if (!service) {
      return index.seesAll('Service', namespace)
        ? [{ ...backend, what: `Service ${backend.service}`, isService: true }]
        : [];
    }
    const port = backend.port?.name ?? backend.port?.number;
    return hasPort(service, backend)
      ? []
      : [
          {
            ...backend,
            what: `port ${port} of Service ${backend.service}`,
            isService: false,
          },
        ];
  });
}

export const ingBackendMissing = createObjectRule('Ingress', {
  id: 'ing.backend-missing',
  alsoNeeds: ['Service'],
  holdSeconds: 0,
  thresholds: {},
  concerns: ingress => backendsOf(ingress).length > 0,
  judge(ingress, { index }) {
    const missing = missingBackends(ingress, backendsOf(ingress), index);
    if (missing.length === 0) {
      return undefined;
    }
    const whats = [...new Set(missing.map(({ what }) => what))];
    return {
      severity: 'critical',
      reason: missing.some(({ isService }) => isService)
        ? 'BackendServiceMissing'
        : 'BackendPortMissing',
      says: `sends ${listWords(
        missing.map(({ route }) => route),
      )} to what does not exist: ${listWords(whats)}`,
      remediation: [
        `Create ${listWords(whats)} in namespace ${
          ingress.metadata.namespace
        }, or correct the Ingress in Git and sync.`,
        `See what is there: \`kubectl get services -n ${ingress.metadata.namespace}\`.`,
      ],
      evidence: missing.map(({ route, what }) => ({
        path: `spec.rules[${route}].backend.service`,
        value: what,
      })),
    };
  },
});
