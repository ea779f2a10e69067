import { createRule } from '../createRule';
import { isFinished } from '../pods';
import { subjectOf } from '../subjects';
import { countOf, quote } from '../words';

export const nodeNotReady = createRule({
  id: 'node.not-ready',
  needs: ['Node', 'Pod'],
  holdSeconds: 120,
  thresholds: {},
  items: index => index.objects('Node'),
  subjectOf: ({ metadata }) => subjectOf('Node', metadata),
  judge({ metadata: { name }, spec, status }, { index }) {
    const ready = status.conditions.find(({ type }) => type === 'Ready');
    const pods = index
      .objects('Pod')
      .filter(pod => pod.spec.nodeName === name && !isFinished(pod)).length;
    if (!ready || ready.status === 'True' || spec.unschedulable || !pods) {
      return undefined;
    }
    return {
      severity: 'critical',
      reason: 'NodeNotReady',
      says: `is not ready: ${countOf(pods, 'Pod')} of this environment ${
        pods === 1 ? 'runs' : 'run'
      } there`,
      remediation: [`Look at the node: \`kubectl describe node ${name}\`.`],
      evidence: [
        {
          path: 'status.conditions[Ready]',
          value: quote(ready.message ?? ready.status),
        },
      ],
      began: ready.lastTransitionTime,
    };
  },
});
