import { asOfWords } from '../snapshot/findDoubt';
import { sentence } from '../health/words';
import type { PlannedRequirement } from './Aspect';
import type { Blueprint } from './Blueprint';
import {
  type Conformance,
  type ConformanceState,
  conformanceStateSchema,
  type PartConformance,
  type RequirementConformance,
} from './Conformance';
import { ConformanceContext } from './ConformanceContext';
import type { ConformanceFacts } from './ConformanceFacts';
import { liveSubject } from './LiveObject';
import type { BlueprintPart } from './Part';
import { partsOf, planRequirements } from './planRequirements';
import { summarizeConformance } from './summarizeConformance';

const STATES = conformanceStateSchema.options;
const SEVERITIES = ['critical', 'warning', 'info'] as const;

/** What follows from a part that is not there, or not known to be, is not judged on its own. */
function judge(
  planned: PlannedRequirement,
  context: ConformanceContext,
): RequirementConformance {
  const { id, part, severity, sentence: expected, needs } = planned;
  const base = { id, part, severity, sentence: expected };
  if (needs !== undefined && part && context.liveOf(part).length === 0) {
    const isKnown = context.knowsAbsence(part);
    return {
      ...base,
      state: isKnown ? 'missing' : 'unknown',
      message: isKnown
        ? 'The part itself is not there.'
        : 'Whether the part itself is there is not known.',
      evidence: [],
      remedy: isKnown ? 'Add the part itself first.' : undefined,
      follows: needs,
    };
  }
  return { ...base, ...planned.judge(context) };
}

/** The worst first; what only follows from something else after what does not. */
function rank({ state, severity, follows }: RequirementConformance): number {
  return (
    (STATES.indexOf(state) * 2 + (follows === undefined ? 0 : 1)) *
      SEVERITIES.length +
    SEVERITIES.indexOf(severity)
  );
}

function worstOf(
  requirements: readonly RequirementConformance[],
): ConformanceState | undefined {
  return STATES.find(state =>
    requirements.some(requirement => requirement.state === state),
  );
}

function describePart(
  { id, title, tier, role }: BlueprintPart,
  requirements: readonly RequirementConformance[],
  context: ConformanceContext,
): PartConformance {
  return {
    id,
    title,
    tier,
    role,
    state: worstOf(requirements.filter(({ part }) => part === id)),
    live: context.liveOf(id).map(liveSubject),
  };
}

function findDoubts(blueprint: Blueprint, facts: ConformanceFacts): string[] {
  const { stage, labelSelector, missingFacts = [] } = facts.environment;
  const isKnownStage = blueprint.environments.some(
    each => each.stage === stage,
  );
  return [
    ...facts.sources
      .filter(({ state }) => state !== 'ok')
      .map(source => `${sentence(source.message)}${asOfWords(source)}`),
    ...missingFacts,
    ...(isKnownStage
      ? []
      : [
          stage === undefined
            ? 'The environment has no stage: it is held against what holds for all stages.'
            : `The blueprint does not know stage ${stage}: the environment is held against what holds for all stages.`,
        ]),
    ...(labelSelector === undefined
      ? []
      : [
          'The environment is narrowed by labels: what has none of them is unknown, and not missing.',
        ]),
  ];
}

/**
 * Holds an environment against its blueprint. Pure.
 *
 * What could not be read leaves a requirement `unknown`: a fact that is missing is never taken
 * for one that is as expected, nor for a thing that is known not to be there.
 *
 * @public
 */
export function assessConformance(
  blueprint: Blueprint,
  facts: ConformanceFacts,
  now: Date,
): Conformance {
  const { stage } = facts.environment;
  const parts = partsOf(blueprint, stage);
  const context = new ConformanceContext(facts, parts, now);
  const requirements = planRequirements(blueprint, stage, parts)
    .map(planned => judge(planned, context))
    .sort((a, b) => rank(a) - rank(b));
  const { name, title, version } = blueprint;
  return {
    blueprint: { name, title, version },
    assessedAt: now.toISOString(),
    summary: summarizeConformance(requirements),
    parts: parts.map(part => describePart(part, requirements, context)),
    requirements,
    extra: context.extra.map(liveSubject),
    doubts: findDoubts(blueprint, facts),
  };
}
