import type { Service } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { endpointsOf, hasSelector } from '../serviceEndpoints';

function slicesCommand({ metadata: { namespace, name } }: Service): string {
  return `\`kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name}\``;
}

function isMadeByOperator({ metadata }: Service): boolean {
  return metadata.ownerReferences.length > 0;
}

function noOwnEndpoints(service: Service) {
  return {
    severity: 'critical' as const,
    reason: 'NoReadyEndpoints',
    says: 'has no endpoints: whatever writes them names none that is ready',
    remediation: [
      `See the endpoints, and what writes them: ${slicesCommand(service)}.`,
    ],
    evidence: [{ path: 'spec.selector', value: '' }],
  };
}

export const svcNoEndpoints = createObjectRule('Service', {
  id: 'svc.no-endpoints',
  alsoNeeds: ['Pod'],
  isSymptom: true,
  holdSeconds: 60,
  thresholds: {},
  concerns: ({ spec }) => spec.type !== 'ExternalName',
  judge(service, { index }) {
    const endpoints = endpointsOf(service, index);
    if (endpoints !== 'none' && endpoints !== 'unready') {
      return undefined;
    }
    if (!hasSelector(service)) {
      return noOwnEndpoints(service);
    }
    const { namespace } = service.metadata;
    const selector = Object.entries(service.spec.selector)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    const evidence = [{ path: 'spec.selector', value: selector }];
    const pods = `\`kubectl get pods -n ${namespace} -l ${selector}\``;
    return endpoints === 'none'
      ? {
          // Operators make Services for replicas that there may be none of.
          severity: isMadeByOperator(service) ? 'warning' : 'critical',
          reason: 'NoMatchingPods',
          says: 'has no endpoints: its selector matches no Pod',
          remediation: [
            `Compare its selector with the labels of the Pods: \`kubectl get pods -n ${namespace} --show-labels\`.`,
            'Correct the selector or the labels in Git and sync.',
          ],
          evidence,
        }
      : {
          severity: 'critical',
          reason: 'NoReadyEndpoints',
          says: 'has no endpoints: none of its Pods is ready',
          remediation: [
            `See why its Pods are not ready: ${pods}, then ${describeCommand(
              'Service',
              service.metadata,
            )}.`,
          ],
          evidence,
        };
  },
});
