import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Claims, definitionOf } from '../claims/Claims';
import type { Candidate } from '../mapping/Candidate';
import type { RemovalGuard } from '../removal/RemovalGuard';

/** What becomes of the entities of one source. */
export interface SourcePlan {
  /** Everything that the catalog is to have of this source. */
  entities: Map<string, Entity>;
  added: string[];
  changed: string[];
  removed: string[];
  /** Sentences to be told once. */
  notes: string[];
}

export interface PlanOptions {
  title: string;
  candidates: readonly Candidate[];
  complete: boolean;
  /** What the catalog has of this source, by reference. */
  previous: ReadonlyMap<string, Entity>;
  /** What wins over this source. */
  claims: Claims;
  /** References that something else has. */
  taken: ReadonlySet<string>;
  guard: RemovalGuard;
  toEntity(candidate: Candidate): Entity;
}

function chooseEntities({ candidates, claims, taken, toEntity }: PlanOptions) {
  const found = new Map<string, Entity>();
  const superseded = new Set<string>();
  const notes: string[] = [];
  for (const candidate of candidates) {
    const entity = toEntity(candidate);
    const ref = stringifyEntityRef(entity);
    const holder = claims.holderOf(candidate);
    if (holder) {
      superseded.add(ref);
      notes.push(`'${candidate.title}' is described by ${holder} already.`);
    } else if (taken.has(ref) || found.has(ref)) {
      notes.push(
        `'${candidate.title}' is left out: another entity has the name ${ref}.`,
      );
    } else {
      found.set(ref, entity);
    }
  }
  return { found, superseded, notes };
}

/** Whether two entities, reduced to what discovery gives them, are the same. */
function isSame(one: Entity, other: Entity): boolean {
  return canonical(one) === canonical(other);
}

function canonical({ metadata, spec }: Entity): string {
  const { annotations = {}, title } = metadata;
  return JSON.stringify([
    title,
    Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1)),
    Object.entries(spec ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** What was not found, without what is now part of another environment. */
function findMissing(
  { previous, claims, taken }: PlanOptions,
  found: ReadonlyMap<string, Entity>,
  superseded: ReadonlySet<string>,
): { missing: string[]; moved: string[] } {
  const present = new Claims();
  found.forEach(entity => present.add(entity));
  const missing: string[] = [];
  const moved: string[] = [];
  for (const [ref, entity] of previous) {
    if (!found.has(ref)) {
      const definition = definitionOf(entity);
      const elsewhere =
        superseded.has(ref) ||
        taken.has(ref) ||
        present.cover(definition) ||
        claims.cover(definition);
      (elsewhere ? moved : missing).push(ref);
    }
  }
  return { missing, moved };
}

/** An incomplete read adds what is new, and leaves alone what is there. */
function planIncomplete(
  previous: PlanOptions['previous'],
  found: ReadonlyMap<string, Entity>,
  notes: string[],
): SourcePlan {
  const added = [...found.keys()].filter(ref => !previous.has(ref));
  return {
    entities: new Map([...found, ...previous]),
    added,
    changed: [],
    removed: [],
    notes,
  };
}

/** Decides what becomes of the entities of a source that was read. */
export function planSource(options: PlanOptions): SourcePlan {
  const { previous, guard, title, complete } = options;
  const { found, superseded, notes } = chooseEntities(options);
  if (!complete) {
    return planIncomplete(previous, found, notes);
  }
  const { missing, moved } = findMissing(options, found, superseded);
  const decision = guard.decide(missing, previous.size);
  if (decision.kept.length > 0) {
    notes.push(
      decision.held
        ? `${title} no longer has ${missing.length} of ${
            previous.size
          } environments at once. They are kept until ${
            decision.neededReads
          } complete reads have confirmed that: ${decision.kept.join(', ')}.`
        : `${title} no longer has ${decision.kept.join(', ')}: kept until ${
            decision.neededReads
          } complete reads have confirmed that.`,
    );
  }
  const kept = decision.kept.flatMap((ref): [string, Entity][] => {
    const entity = previous.get(ref);
    return entity ? [[ref, entity]] : [];
  });
  return {
    entities: new Map([...found, ...kept]),
    added: [...found.keys()].filter(ref => !previous.has(ref)),
    changed: [...found].flatMap(([ref, entity]) => {
      const before = previous.get(ref);
      return before && !isSame(before, entity) ? [ref] : [];
    }),
    removed: [...decision.removed, ...moved],
    notes,
  };
}
