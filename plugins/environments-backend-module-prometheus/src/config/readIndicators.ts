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
  const read = (field: 'title' | 'query') =>
    config.getOptionalString(field) ?? base?.[field] ?? config.getString(field);
  const query = read('query');
  refuseQuery(query, `${key}.query`);
  return {
    id,
    title: read('title'),
    unit: readUnit(config, key, base),
    query,
    warning: config.getOptionalNumber('warning') ?? base?.warning,
    critical: config.getOptionalNumber('critical') ?? base?.critical,
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
