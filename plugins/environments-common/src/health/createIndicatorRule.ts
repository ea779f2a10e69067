import type { IndicatorReading } from '../indicators';
import { createRule, type Verdict } from './createRule';
import { indicatorSubject } from './indicatorReadings';
import type { Rule } from './Rule';

/**
 * Makes a rule over the readings of indicators.
 */
export function createIndicatorRule(options: {
  id: string;
  holdSeconds: number;
  /** The readings that the rule is about. */
  isAbout(reading: IndicatorReading): boolean;
  judge(reading: IndicatorReading): Verdict | undefined;
}): Rule {
  return createRule({
    id: options.id,
    needs: ['indicators'],
    holdSeconds: options.holdSeconds,
    thresholds: {},
    items: index => index.indicators.filter(options.isAbout),
    subjectOf: indicatorSubject,
    nameOf: ({ title }) => title,
    judge: options.judge,
  });
}
