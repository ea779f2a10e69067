import {
  countOf,
  type IndicatorReading,
  listWords,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { type Aspect, conclude } from './Aspect';
import { createFactCollector } from './createFactCollector';
import type { LinkProbe } from './LinkProbe';
import { sourceNames, sourceTroubles } from './sourceTroubles';

const SOURCES = ['prometheus'] as const;

/**
 * Tells whether the target is measured, whether an alerting rule would speak up, and whether a
 * dashboard is linked. Whether the dashboard is of use, people see.
 *
 * @param links - asks Grafana whether the dashboard is there; it is not tried when absent
 */
export function createDashboardsCollector(links?: Pick<LinkProbe, 'ask'>) {
  return createFactCollector({
    id: 'dashboards',
    source: 'prometheus',
    options: z.strictObject({}),
    async look({ target }, _, running) {
      const troubles = sourceTroubles(target, SOURCES);
      const url = target.definition.dashboard?.url;
      return conclude(
        [
          ...troubles,
          ...(troubles.length === 0
            ? [judgeSeries(target), judgeRules(target)]
            : []),
          judgeLink(target, url ? await links?.ask(url, running) : undefined),
        ],
        {
          asked: (target.facts.indicators ?? [])
            .map(({ id, query }) => `${id}: ${query}`)
            .join('\n'),
          from: sourceNames(target, SOURCES),
          link: url,
        },
      );
    },
  });
}

function judgeSeries({
  definition: { name },
  facts: { indicators },
  release,
}: CollectedEnvironment): Aspect {
  if (!indicators) {
    return {
      state: 'unknown',
      says: `The indicators of ${name} could not be read.`,
    };
  }
  const measured = indicators.filter(isMeasured);
  const silent = indicators.filter(reading => !isMeasured(reading));
  if (measured.length === 0) {
    return release
      ? { state: 'failed', says: `Nothing is measured of ${name}.` }
      : {
          state: 'pending',
          says: `Nothing is measured of ${name}, and nothing is known to run there yet.`,
        };
  }
  return silent.length > 0
    ? {
        state: 'warning',
        says: `There is no sample of ${listWords(
          silent.map(({ title }) => title),
        )}.`,
      }
    : {
        state: 'passed',
        says: `${countOf(measured.length, 'indicator')} of ${name} ${
          measured.length === 1 ? 'has' : 'have'
        } samples.`,
      };
}

/** Where no request comes there is nothing to measure, which is known. */
function isMeasured({ noTraffic, value }: IndicatorReading): boolean {
  return value !== undefined || noTraffic === true;
}

function judgeRules({
  definition: { name },
  facts: { alertingRules },
}: CollectedEnvironment): Aspect {
  if (!alertingRules) {
    return {
      state: 'unknown',
      says: `The alerting rules that concern ${name} could not be read.`,
    };
  }
  const broken = alertingRules.filter(({ health }) => health === 'err');
  if (broken.length < alertingRules.length) {
    return {
      state: 'passed',
      says: `${countOf(
        alertingRules.length - broken.length,
        'alerting rule',
      )} may speak of ${name}.`,
    };
  }
  return {
    state: 'warning',
    says:
      broken.length > 0
        ? `No alerting rule of ${name} can be evaluated: none would fire.`
        : `No alerting rule speaks of ${name}.`,
  };
}

/** @param found - how the link answered; undefined when it was not tried */
function judgeLink(
  { definition: { dashboard, name } }: CollectedEnvironment,
  found: Aspect | undefined,
): Aspect {
  if (!dashboard) {
    return { state: 'warning', says: `No dashboard of ${name} is linked.` };
  }
  const { says, state } = found ?? {
    says: 'Whether it opens was not tried.',
    state: 'passed',
  };
  return {
    state,
    says: `A dashboard is linked, by ${dashboard.namedBy}. ${says}`,
  };
}
