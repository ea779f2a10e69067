import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  indicatorUnitSchema,
  type IndicatorUnit,
} from '@flightdeck/plugin-environments-common';
import { DEFAULT_INDICATORS } from '../indicators/defaultIndicators';
import type { IndicatorDefinition } from '../indicators/IndicatorDefinition';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PLACEHOLDER = /\$namespaces/g;
const USABLE_PLACEHOLDER = /=~\s*(["'`])\$namespaces\1/g;

/** The shipped indicators, changed and added to by the entries. */
export function readIndicators(
  configs: Config[],
  key: string,
): IndicatorDefinition[] {
  const indicators = new Map(
    DEFAULT_INDICATORS.map(indicator => [indicator.id, indicator]),
  );
  configs.forEach((config, index) => {
    const id = config.getString('id');
    if (config.getOptionalBoolean('disabled')) {
      indicators.delete(id);
      return;
    }
    indicators.set(
      id,
      readIndicator(config, `${key}[${index}]`, indicators.get(id)),
    );
  });
  return [...indicators.values()];
}

function readIndicator(
  config: Config,
  key: string,
  base: IndicatorDefinition | undefined,
): IndicatorDefinition {
  const id = config.getString('id');
  if (!ID.test(id)) {
    throw new InputError(
      `${key}.id is "${id}": it must consist of lower-case words and dashes.`,
    );
  }
  const read = (flag: 'optional' | 'needsTraffic') =>
    config.getOptionalBoolean(flag) ?? base?.[flag] ?? false;
  return {
    id,
    title:
      config.getOptionalString('title') ??
      base?.title ??
      config.getString('title'),
    unit: readUnit(config, key, base),
    queries: readQueries(config, key, base),
    warning: config.getOptionalNumber('warning') ?? base?.warning,
    critical: config.getOptionalNumber('critical') ?? base?.critical,
    trouble: readTrouble(config, key) ?? base?.trouble ?? 'above',
    optional: read('optional'),
    needsTraffic: read('needsTraffic'),
  };
}

function readUnit(
  config: Config,
  key: string,
  base: IndicatorDefinition | undefined,
): IndicatorUnit {
  const text =
    config.getOptionalString('unit') ?? base?.unit ?? config.getString('unit');
  const unit = indicatorUnitSchema.safeParse(text);
  if (!unit.success) {
    throw new InputError(
      `${key}.unit is "${text}": it must be one of ${indicatorUnitSchema.options.join(
        ', ',
      )}.`,
    );
  }
  return unit.data;
}

function readTrouble(
  config: Config,
  key: string,
): IndicatorDefinition['trouble'] | undefined {
  const text = config.getOptionalString('trouble');
  if (text === undefined || text === 'above' || text === 'below') {
    return text;
  }
  throw new InputError(
    `${key}.trouble is "${text}": it must be above or below.`,
  );
}

function readQueries(
  config: Config,
  key: string,
  base: IndicatorDefinition | undefined,
): readonly string[] {
  const one = config.getOptionalString('query');
  const several = config.getOptionalStringArray('queries');
  if (one !== undefined && several !== undefined) {
    throw new InputError(`${key} has both query and queries.`);
  }
  if (one !== undefined) {
    refuseQuery(one, `${key}.query`);
    return [one];
  }
  if (several === undefined) {
    return base?.queries ?? [config.getString('query')];
  }
  if (several.length === 0) {
    throw new InputError(`${key}.queries must have at least one entry.`);
  }
  several.forEach((query, at) => refuseQuery(query, `${key}.queries[${at}]`));
  return several;
}

/** Without the placeholder a query would tell every environment of all of them. */
function refuseQuery(query: string, key: string): void {
  const all = query.match(PLACEHOLDER)?.length ?? 0;
  const usable = query.match(USABLE_PLACEHOLDER)?.length ?? 0;
  if (all === 0 || usable !== all) {
    throw new InputError(
      `${key} must select the environment with =~"$namespaces", and use $namespaces nowhere else.`,
    );
  }
}
