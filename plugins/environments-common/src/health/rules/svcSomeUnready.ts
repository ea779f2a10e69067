import { createObjectRule } from '../createRule';
import { countEndpoints } from '../serviceEndpoints';
import { countOf } from '../words';

export const svcSomeUnready = createObjectRule('Service', {
  id: 'svc.some-unready',
  alsoNeeds: ['Pod'],
  isSymptom: true,
  holdSeconds: 300,
  thresholds: {},
  concerns: ({ spec }) => spec.type !== 'ExternalName',
  judge(service, { index }) {
    const endpoints = countEndpoints(service, index);
    if (
      !endpoints ||
      endpoints.ready === 0 ||
      endpoints.ready === endpoints.total
    ) {
      return undefined;
    }
    const { ready, total, from } = endpoints;
    const { namespace, name } = service.metadata;
    return {
      severity: 'info',
      reason: 'SomeEndpointsUnready',
      says: `sends requests to ${ready} of ${countOf(
        total,
        'endpoint',
      )}: the others are not ready`,
      remediation: [
        `See which are not ready: \`kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name} -o yaml\`.`,
      ],
      evidence: [{ path: from, value: `${ready} of ${total} ready` }],
    };
  },
});
