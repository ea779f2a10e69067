import { createApplicationRule } from '../createRule';
import { quote } from '../words';

const ERROR = /^(ComparisonError|InvalidSpecError|UnknownError)$/;
const WARNING =
  /^(SharedResourceWarning|RepeatedResourceWarning|OrphanedResourceWarning)$/;

export const gitopsCannotCompare = createApplicationRule({
  id: 'gitops.cannot-compare',
  holdSeconds: 120,
  thresholds: {},
  judge({ conditions, name }) {
    const error = conditions.find(({ type }) => ERROR.test(type));
    const condition =
      error ?? conditions.find(({ type }) => WARNING.test(type));
    if (!condition) {
      return undefined;
    }
    const { type, message, lastTransitionTime } = condition;
    return {
      severity: error ? 'unknown' : 'info',
      reason: error ? 'CannotCompare' : type,
      says: error
        ? `cannot be compared with Git: ${quote(message)}`
        : `is compared with Git with a warning: ${quote(message)}`,
      remediation: [
        error
          ? `Check that the repository, the path and the revision of ${name} exist, and that its manifests can be rendered.`
          : 'See that each resource belongs to one application only.',
      ],
      evidence: [{ path: `status.conditions[${type}]`, value: quote(message) }],
      began: lastTransitionTime,
    };
  },
});
