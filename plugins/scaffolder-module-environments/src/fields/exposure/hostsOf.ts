import {
  describeEnvironments,
  type ServiceStage,
} from '@flightdeck/plugin-environments-common';
import type { FormSoFar } from '../../shared/readForm';

/** The host of each stage that follows from that of production. */
export function hostsOf(
  { stages }: FormSoFar,
  host: string,
): { stage: ServiceStage; host: string }[] {
  return describeEnvironments({
    // Only hosts are of interest.
    name: 'service',
    title: 'Service',
    stages,
    namespaces: { mode: 'create', layout: 'environment', names: {} },
    exposure: { kind: 'internal', host, issuer: 'letsencrypt-prod' },
  });
}
