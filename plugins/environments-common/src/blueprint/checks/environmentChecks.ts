import type { BlueprintCheck } from '../Check';
import type { ConformanceContext } from '../ConformanceContext';
import { checkCertificates } from './certificates';
import { checkConfiguration } from './configuration';
import { checkDelivery } from './delivery';
import { checkAlertRules, checkIndicators } from './observability';
import { checkLimitRange, checkPodSecurity, checkQuota } from './namespaces';
import { checkNodes, checkStorageClass } from './platform';
import type { Verdict } from '../Verdict';

/** Holds one check of the closed set against the facts. */
export function judgeCheck(
  check: BlueprintCheck,
  context: ConformanceContext,
): Verdict {
  switch (check.type) {
    case 'configuration':
      return checkConfiguration(check, context);
    case 'quota':
      return checkQuota(check, context);
    case 'limit-range':
      return checkLimitRange(context);
    case 'pod-security':
      return checkPodSecurity(check, context);
    case 'delivery':
      return checkDelivery(check, context);
    case 'alert-rules':
      return checkAlertRules(check, context);
    case 'indicators':
      return checkIndicators(check, context);
    case 'storage-class':
      return checkStorageClass(check, context);
    case 'nodes':
      return checkNodes(check, context);
    default:
      return checkCertificates(context);
  }
}
