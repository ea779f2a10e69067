import { listWords } from '../health/words';
import type { ConformanceContext } from './ConformanceContext';
import { isWorkload, type LiveObject, type LiveWorkload } from './LiveObject';
import type { AspectName, BlueprintPart } from './Part';
import { unknown, type Verdict, worstVerdict } from './Verdict';

type Severity = 'critical' | 'warning' | 'info';

/** A requirement that is ready to be judged. */
export interface PlannedRequirement {
  id: string;
  part?: string;
  severity: Severity;
  sentence: string;
  judge(context: ConformanceContext): Verdict;
  /** The requirement without which this one cannot be met. */
  needs?: string;
}

/** One thing that may be expected of a part. */
export interface Aspect {
  name: AspectName;
  plan(part: BlueprintPart): PlannedRequirement | undefined;
}

interface AspectParts<Expected, Live> {
  severity: Severity;
  sentence(expected: Expected, part: BlueprintPart): string;
  judge(
    expected: Expected,
    live: Live,
    context: ConformanceContext,
    part: BlueprintPart,
  ): Verdict;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** What is expected of each live object that plays the part. */
export function createAspect<Name extends AspectName, Live extends LiveObject>(
  name: Name,
  isFitting: (live: LiveObject) => live is Live,
  parts: AspectParts<NonNullable<BlueprintPart[Name]>, Live>,
): Aspect {
  return {
    name,
    plan(part) {
      const expected = part[name];
      if (!expected) {
        return undefined;
      }
      return {
        id: `${part.id}.${dashed(name)}`,
        part: part.id,
        needs: `${part.id}.present`,
        severity: part.severities?.[name] ?? parts.severity,
        sentence: parts.sentence(expected, part),
        judge(context) {
          const live = context.liveOf(part.id).filter(isFitting);
          return live.length === 0
            ? unknown(
                `Nothing that plays ${part.title} has a kind of which this can be told.`,
              )
            : worstVerdict(
                live.map(each => parts.judge(expected, each, context, part)),
              );
        },
      };
    },
  };
}

/** What is expected of a workload. */
export function createWorkloadAspect<Name extends AspectName>(
  name: Name,
  parts: AspectParts<NonNullable<BlueprintPart[Name]>, LiveWorkload>,
): Aspect {
  return createAspect(name, isWorkload, parts);
}

/** How a live object is named in sentences. */
export function nameOf({ kind, object }: LiveObject): string {
  return `${kind} ${object.metadata.name}`;
}

export function orWords(words: readonly string[]): string {
  return words.length < 2
    ? listWords(words)
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
