import type { IndicatorDefinition } from '../indicators/IndicatorDefinition';

/** An indicator with what a test says of it. */
export function anIndicator(
  overrides: Partial<IndicatorDefinition> &
    Pick<IndicatorDefinition, 'id' | 'queries'>,
): IndicatorDefinition {
  return {
    title: overrides.id,
    unit: 'count',
    trouble: 'above',
    optional: false,
    needsTraffic: false,
    ...overrides,
  };
}
