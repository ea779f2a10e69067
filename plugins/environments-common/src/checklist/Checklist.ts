import { z } from 'zod';
import { blockerSchema } from '../delivery/Blocker';
import { releaseSchema } from '../release/Release';
import { checklistItemSchema } from './ChecklistItem';
import { checklistStateSchema } from './ChecklistState';
import { evidenceSchema } from './Evidence';
import { signOffSchema } from './SignOff';
import { waiverSchema } from './Waiver';

/**
 * An item of a checklist with its answers for one release.
 *
 * @public
 */
export const checklistItemResultSchema = z.object({
  item: checklistItemSchema,
  /** Whether it holds the button now; `requiredFrom` is taken into account. */
  mode: z.enum(['advisory', 'required']),
  state: checklistStateSchema,
  /** How it would stand without the waiver; set when it is `waived`. */
  underlying: checklistStateSchema.optional(),
  /** A sentence: why it stands so. */
  reason: z.string(),
  evidence: z.array(evidenceSchema),
  /** Those that count, the newest last. */
  signOffs: z.array(signOffSchema),
  /** How many more people are to sign. */
  signaturesMissing: z.number(),
  /** The one that bears on it, else the last one. */
  waiver: waiverSchema.optional(),
  /** ISO 8601: when an answer or the waiver ends, the earliest. */
  expiresAt: z.string().optional(),
});

/** @public */
export type ChecklistItemResult = z.infer<typeof checklistItemResultSchema>;

/**
 * What a checklist says to a deployment. It advises; what is enforced is enforced by who asks.
 *
 * @public
 */
export const checklistVerdictSchema = z.object({
  ready: z.boolean(),
  /** One sentence, for example `Not ready: 1 failed, 2 wait for people.` */
  sentence: z.string(),
  blockers: z.array(blockerSchema),
  /** Sentences: what is advisory, waived or doubtful. */
  warnings: z.array(z.string()),
  counts: z.record(checklistStateSchema, z.number()),
  /** How many of the items are answered by evidence alone. */
  automatic: z.number(),
});

/** @public */
export type ChecklistVerdict = z.infer<typeof checklistVerdictSchema>;

/**
 * The checklist of one release in one environment.
 *
 * @public
 */
export const checklistSchema = z.object({
  environmentRef: z.string(),
  title: z.string(),
  release: releaseSchema,
  /**
   * From 1: a release that was deployed and comes next again has another checklist, as what was
   * deployed keeps its own.
   */
  round: z.number().int().default(1),
  /** Entity ref of the environment that the release runs in now, from which it would come. */
  from: z.string().optional(),
  /**
   * `open` for the release that comes next; `deployed` for the one that runs in the environment;
   * `stale` for one that another took the place of before it was deployed; `past` for one that ran.
   */
  standing: z.enum(['open', 'deployed', 'stale', 'past']),
  items: z.array(checklistItemResultSchema),
  verdict: checklistVerdictSchema,
  /** ISO 8601: since when there is a checklist of this release. */
  openedAt: z.string(),
  /** ISO 8601: when it was first deployed. */
  deployedAt: z.string().optional(),
  /** ISO 8601. */
  judgedAt: z.string(),
});

/** @public */
export type Checklist = z.infer<typeof checklistSchema>;
