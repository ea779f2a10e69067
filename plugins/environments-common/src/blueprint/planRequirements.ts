import type { PlannedRequirement } from './Aspect';
import type { Blueprint } from './Blueprint';
import { aspects } from './checks/aspects';
import { judgeCheck } from './checks/environmentChecks';
import type { BlueprintPart } from './Part';
import { planPresence } from './presence';

/** Whether something is for a stage; what is for some stages is not for one that is not known. */
function isFor(
  stages: readonly string[] | undefined,
  stage: string | undefined,
): boolean {
  return stages === undefined || stages.some(each => each === stage);
}

function withDifferences(
  part: BlueprintPart,
  blueprint: Blueprint,
  stage: string | undefined,
): BlueprintPart {
  const differences = blueprint.environments.find(
    each => each.stage === stage,
  )?.parts;
  if (!differences || !Object.hasOwn(differences, part.id)) {
    return part;
  }
  const { without = [], ...instead } = differences[part.id];
  const merged: BlueprintPart = { ...part, ...instead };
  for (const aspect of without) {
    delete merged[aspect];
  }
  return merged;
}

/** The parts that an environment of a stage has, as they are in that stage. */
export function partsOf(
  blueprint: Blueprint,
  stage: string | undefined,
): BlueprintPart[] {
  return blueprint.parts
    .filter(part => isFor(part.stages, stage))
    .map(part => withDifferences(part, blueprint, stage));
}

/** All that an environment of a stage is held against, of these parts. */
export function planRequirements(
  blueprint: Blueprint,
  stage: string | undefined,
  parts: readonly BlueprintPart[],
): PlannedRequirement[] {
  const ofParts = parts
    .filter(({ kinds }) => kinds !== undefined)
    .flatMap(part => [
      planPresence(part),
      ...aspects.flatMap(aspect => aspect.plan(part) ?? []),
    ]);
  const ofEnvironment = blueprint.requirements
    .filter(({ stages }) => isFor(stages, stage))
    .map(
      ({ id, severity, sentence, remedy, check }): PlannedRequirement => ({
        id,
        severity,
        sentence,
        judge: context => {
          const verdict = judgeCheck(check, context);
          return verdict.state === 'missing' || verdict.state === 'different'
            ? { ...verdict, remedy }
            : verdict;
        },
      }),
    );
  return [...ofParts, ...ofEnvironment];
}
