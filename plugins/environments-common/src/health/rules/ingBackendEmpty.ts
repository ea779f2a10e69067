import { createObjectRule } from '../createRule';
import { backendsOf } from '../ingressBackends';
import { endpointsOf } from '../serviceEndpoints';
import { listWords } from '../words';

export const ingBackendEmpty = createObjectRule('Ingress', {
  id: 'ing.backend-empty',
  alsoNeeds: ['Service', 'Pod'],
  isSymptom: true,
  holdSeconds: 60,
  thresholds: {},
  concerns: ingress => backendsOf(ingress).length > 0,
  judge(ingress, { index }) {
    const { namespace } = ingress.metadata;
    const empty = backendsOf(ingress).filter(backend => {
      const service = index.find('Service', namespace, backend.service);
      const endpoints = service && endpointsOf(service, index);
      return endpoints === 'none' || endpoints === 'unready';
    });
    if (empty.length === 0) {
      return undefined;
    }
    const services = [...new Set(empty.map(({ service }) => service))];
    return {
      severity: 'critical',
      reason: 'BackendHasNoEndpoints',
      says: `answers ${listWords(
        empty.map(({ route }) => route),
      )} with an error: no Pod is ready behind Service ${listWords(services)}`,
      remediation: services.map(
        service =>
          `See the endpoints: \`kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${service}\`.`,
      ),
      evidence: empty.map(({ route, service }) => ({
        path: `spec.rules[${route}].backend.service.name`,
        value: service,
      })),
    };
  },
});
