import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DEFAULT_INDICATORS } from '../indicators/defaultIndicators';
import type { PrometheusConfig } from './PrometheusConfig';
import { readIndicators } from './readIndicators';
import { readInstance } from './readInstance';

const ROOT = 'environments.prometheus';
const DEFAULT_POLL_SECONDS = 15;

/**
 * Reads the block `environments.prometheus`. Without it nothing is asked of anyone.
 *
 * @throws InputError or the configuration's own error, which name the key
 */
export function readPrometheusConfig(config: Config): PrometheusConfig {
  const root = config.getOptionalConfig(ROOT);
  if (!root) {
    return {
      pollSeconds: DEFAULT_POLL_SECONDS,
      instances: [],
      indicators: [...DEFAULT_INDICATORS],
    };
  }
  const instances = root
    .getConfigArray('instances')
    .map((instance, index) =>
      readInstance(instance, `${ROOT}.instances[${index}]`),
    );
  refuseDuplicates(
    instances.map(instance => instance.name),
    `${ROOT}.instances`,
    'name',
  );
  const indicators = root.getOptionalConfigArray('indicators') ?? [];
  refuseDuplicates(
    indicators.map(indicator => indicator.getString('id')),
    `${ROOT}.indicators`,
    'id',
  );
  return {
    pollSeconds: readPollSeconds(root),
    instances,
    indicators: readIndicators(indicators, `${ROOT}.indicators`),
  };
}

function readPollSeconds(root: Config): number {
  const seconds = root.getOptionalNumber('pollSeconds') ?? DEFAULT_POLL_SECONDS;
  if (!(seconds >= 1 && seconds <= 3600)) {
    throw new InputError(
      `${ROOT}.pollSeconds is ${seconds}: it must be between 1 and 3600.`,
    );
  }
  return seconds;
}

function refuseDuplicates(names: string[], key: string, field: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `${key} has two entries with the ${field} "${twice}".`,
    );
  }
}
