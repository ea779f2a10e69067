import { Duration } from 'luxon';
import { z } from 'zod';

const LONGEST_MS = Duration.fromISO('P10Y').toMillis();

/** An ISO 8601 duration: `PT30M`, `P7D`. */
const durationSchema = z.string().refine(text => {
  const duration = Duration.fromISO(text).toMillis();
  return duration > 0 && duration <= LONGEST_MS;
}, 'it is an ISO 8601 duration such as PT30M or P7D, more than nothing and ten years at most');

const itemIdSchema = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'it has lower-case letters, digits and hyphens',
  );

/**
 * What is asked of a collector for an item. Its options are the collector's own.
 *
 * @public
 */
export const evidenceRequirementSchema = z.object({
  collector: itemIdSchema,
  options: z.record(z.string(), z.unknown()).default({}),
});

/** @public */
export type EvidenceRequirement = z.output<typeof evidenceRequirementSchema>;

/**
 * What is asked of people for an item.
 *
 * @public
 */
export const peopleRequirementSchema = z.object({
  /** What a person confirms with a signature: a sentence. */
  statement: z.string().min(1).max(300),
  /** How many different people sign. */
  count: z.number().int().min(1).max(6).default(1),
  /** Four eyes: who asked for the deployment does not sign. */
  notRequester: z.boolean().default(false),
  /** Four eyes: who wrote the release does not sign. */
  notAuthor: z.boolean().default(false),
  requireComment: z.boolean().default(false),
  requireLink: z.boolean().default(false),
  /**
   * A collector whose evidence is as good as signatures: nobody is asked while it has passed or does
   * not apply. Whatever else it says, people sign; and who refuses is heard in any case.
   */
  replacedBy: evidenceRequirementSchema.optional(),
});

/** @public */
export type PeopleRequirement = z.output<typeof peopleRequirementSchema>;

/** The parts of an item, without what they are when nothing is said. */
const itemPartsSchema = z.object({
  /** Stable: answers and records name it. */
  id: itemIdSchema,
  title: z.string().min(1).max(120),
  /** Why it is asked: a sentence. */
  why: z.string().min(1).max(500),
  /** What to do about it: a sentence or two. */
  howTo: z.string().max(1000).optional(),
  /** Whether answers of people hold for one release, or for whatever is deployed. */
  scope: z.enum(['release', 'environment']),
  /** `off` is not asked, `advisory` is shown and holds nobody, `required` holds the button. */
  mode: z.enum(['off', 'advisory', 'required']),
  /** ISO 8601: a required item is advisory before this time. */
  requiredFrom: z.iso.datetime({ offset: true }).optional(),
  /** Entity ref of who answers for it. */
  owner: z.string().optional(),
  /** How long an answer of a person holds. */
  validFor: durationSchema.optional(),
  /** Absent when no person is asked. */
  people: peopleRequirementSchema.optional(),
  /** Empty when only people are asked. */
  evidence: z.array(evidenceRequirementSchema),
  /** Whether all evidence must be good, or any. People are always asked besides. */
  combine: z.enum(['all', 'any']),
});

const { combine, evidence, mode, scope } = itemPartsSchema.shape;

/**
 * One item of a checklist, as it is configured.
 *
 * @public
 */
export const checklistItemSchema = itemPartsSchema.extend({
  scope: scope.default('release'),
  mode: mode.default('required'),
  evidence: evidence.default([]),
  combine: combine.default('all'),
});

/**
 * Parts of an item by which another is changed. What is left out stays as it was.
 *
 * @public
 */
export const checklistItemChangesSchema = itemPartsSchema
  .partial()
  .required({ id: true });

/** @public */
export type ChecklistItem = z.output<typeof checklistItemSchema>;

/**
 * All that is asked of collectors for an item: what must be good, and what may stand for signatures.
 *
 * @public
 */
export function evidenceAskedOf(
  item: Pick<ChecklistItem, 'evidence' | 'people'>,
): EvidenceRequirement[] {
  const replacing = item.people?.replacedBy;
  return [...item.evidence, ...(replacing ? [replacing] : [])];
}
