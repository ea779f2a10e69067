import type { HTTPRoute } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { listWords, quote } from '../words';

/** What gateways refuse of the route as it is now; what they said of an older one is past. */
function refusalsOf({ metadata, status }: HTTPRoute) {
  return status.parents.flatMap(({ parentRef, conditions }) =>
    conditions
      .filter(
        ({ type, status: value, observedGeneration }) =>
          (type === 'Accepted' || type === 'ResolvedRefs') &&
          value === 'False' &&
          (observedGeneration ?? metadata.generation) === metadata.generation,
      )
      .map(condition => ({
        ...condition,
        parent: `${parentRef?.kind ?? 'Gateway'} ${
          parentRef?.name ?? ''
        }`.trim(),
      })),
  );
}

export const routeUnresolved = createObjectRule('HTTPRoute', {
  id: 'route.unresolved',
  holdSeconds: 60,
  thresholds: {},
  concerns: route => refusalsOf(route).length > 0,
  judge(route) {
    const refusals = refusalsOf(route);
    const [{ type, reason = type, message, lastTransitionTime }] = refusals;
    const parents = listWords([
      ...new Set(refusals.map(({ parent }) => parent)),
    ]);
    const isAccepted = refusals.every(refusal => refusal.type !== 'Accepted');
    return {
      severity: 'critical',
      reason,
      says: `${
        isAccepted
          ? `names what ${parents} cannot resolve`
          : `is not accepted by ${parents}`
      }: ${quote(message ?? reason)}`,
      remediation: [
        isAccepted
          ? 'See that the Services it names exist, with these ports, and that a ReferenceGrant allows those of other namespaces.'
          : 'See that the listener of the gateway allows its host name and its namespace.',
        `Read the whole status: ${describeCommand(
          'HTTPRoute',
          route.metadata,
        )}.`,
      ],
      evidence: refusals.map(refusal => ({
        path: `status.parents[${refusal.parent}].conditions[${refusal.type}]`,
        value: `${refusal.reason ?? 'False'}: ${refusal.message ?? ''}`,
      })),
      began: lastTransitionTime,
    };
  },
});
