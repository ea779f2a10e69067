import { z } from 'zod';
import {
  type Conformance,
  conformanceSchema,
  type RequirementConformance,
  requirementConformanceSchema,
} from './Conformance';

/**
 * How an environment stands against its blueprint, in numbers.
 *
 * @public
 */
export const conformanceCountsSchema = conformanceSchema.shape.summary.extend({
  /** The severity of the worst that is missing or different; absent when nothing is. */
  severity: requirementConformanceSchema.shape.severity.optional(),
});

/** @public */
export type ConformanceCounts = z.infer<typeof conformanceCountsSchema>;

/**
 * How an environment stands against its blueprint, as far as its snapshot tells.
 *
 * @public
 */
export const conformanceSummarySchema = conformanceCountsSchema.extend({
  /** Of the whole assessment: changes whenever what it says changes. */
  version: z.string(),
  blueprint: conformanceSchema.shape.blueprint,
  /** The worst few requirements that are missing or different, the worst first. */
  worst: z.array(
    requirementConformanceSchema.pick({
      id: true,
      state: true,
      severity: true,
      message: true,
    }),
  ),
});

/** @public */
export type ConformanceSummary = z.infer<typeof conformanceSummarySchema>;

const MOST = 3;
const SEVERITIES = requirementConformanceSchema.shape.severity.options;

function isOpen({ state, follows }: RequirementConformance): boolean {
  return (state === 'missing' || state === 'different') && !follows;
}

/**
 * An assessment in a few words.
 *
 * @param version - the version that whoever serves the assessment gave it
 *
 * @public
 */
export function condenseConformance(
  { blueprint, summary, requirements }: Conformance,
  version: string,
): ConformanceSummary {
  const open = requirements
    .filter(isOpen)
    .sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    );
  return {
    ...summary,
    severity: open.at(0)?.severity,
    version,
    blueprint,
    worst: open.slice(0, MOST).map(({ id, state, severity, message }) => ({
      id,
      state,
      severity,
      message,
    })),
  };
}
