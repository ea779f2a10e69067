import { z } from 'zod';
import { checklistSchema } from '../checklist/Checklist';
import { checklistEventSchema } from '../checklist/ChecklistEvent';
import { checklistStateSchema } from '../checklist/ChecklistState';
import { blockerSchema } from '../delivery/Blocker';
import { releaseSchema } from '../release/Release';
import { httpAddressSchema } from './httpAddress';

/** What a person writes to explain. */
const explanationSchema = z
  .string()
  .trim()
  .min(10, 'it says why, in ten characters or more')
  .max(1000, 'it has more than 1000 characters');

/**
 * What a caller may do to checklists of an environment.
 *
 * @public
 */
export const checklistRightsSchema = z.object({
  sign: z.boolean(),
  decide: z.boolean(),
  /** Sentences that say who can, of what the caller cannot. */
  refusals: z.object({
    sign: z.string().optional(),
    decide: z.string().optional(),
  }),
});

/** @public */
export type ChecklistRights = z.infer<typeof checklistRightsSchema>;

/**
 * The answer of `GET /v1/environments/:namespace/:name/checklist?release=<key>&round=<n>`: without a
 * release that of the one that comes next, else of the one that is deployed; without a round the
 * last of the release.
 *
 * @public
 */
export const checklistAnswerSchema = z.object({
  /** Absent when there is no release to speak of; then `problem` says why. */
  checklist: checklistSchema.optional(),
  problem: z.string().optional(),
  /** The last release of the environment whose checklist was ready when it was deployed. */
  lastReady: z
    .object({
      release: releaseSchema,
      round: z.number().int(),
      deployedAt: z.string(),
      /** Items that stand otherwise now. */
      changes: z.array(
        z.object({
          itemId: z.string(),
          title: z.string(),
          before: checklistStateSchema.optional(),
          after: checklistStateSchema.optional(),
        }),
      ),
    })
    .optional(),
  /** The last time that somebody deployed the release in spite of this checklist. */
  brokenGlass: z
    .object({
      /** Entity ref. */
      by: z.string(),
      /** ISO 8601. */
      at: z.string(),
      reason: z.string(),
      /** Absent while the review is open. */
      review: z
        .object({ by: z.string(), at: z.string(), reason: z.string() })
        .optional(),
    })
    .optional(),
  /** Other releases that were deployed in spite of their checklist and wait for a review, newest first. */
  openReviews: z.array(
    z.object({
      release: releaseSchema.pick({ key: true, name: true }),
      /** Entity ref. */
      by: z.string(),
      /** ISO 8601. */
      at: z.string(),
    }),
  ),
  rights: checklistRightsSchema,
  /** Entity ref of the caller, who cannot decide on waivers that they asked for. */
  caller: z.string(),
});

/** @public */
export type ChecklistAnswer = z.infer<typeof checklistAnswerSchema>;

/**
 * The answer of `GET /v1/environments/:namespace/:name/checklists`: newest first.
 *
 * @public
 */
export const checklistListSchema = z.object({
  checklists: z.array(
    checklistSchema.pick({
      release: true,
      round: true,
      standing: true,
      openedAt: true,
      deployedAt: true,
    }),
  ),
});

/** @public */
export type ChecklistList = z.infer<typeof checklistListSchema>;

/**
 * The answer of `GET /v1/environments/:namespace/:name/checklist/events?release=<key>`, oldest
 * first: with `after=<sequence>` those that follow an event, from the first on with `after=0`; else
 * the newest. At most `limit`, 1,000 where it is not given. With `format=csv`, or `whole=true`, a
 * file of all of them.
 *
 * @public
 */
export const checklistEventsSchema = z.object({
  events: z.array(checklistEventSchema),
  /** The `after` to go on with; absent when nothing follows yet. */
  next: z.number().optional(),
  /** Set when there are older ones than these, which are the newest. */
  olderLeftOut: z.boolean().optional(),
});

/** @public */
export type ChecklistEvents = z.infer<typeof checklistEventsSchema>;

/**
 * The body of `POST /v1/environments/:namespace/:name/checklist/items/:item/signature`. The same
 * answer of the same person, sent twice, counts once. `DELETE` with `?release=<key>` withdraws it.
 * All that people write is answered with the {@link ChecklistAnswer} as it is then.
 *
 * @public
 */
export const signRequestSchema = z.object({
  /** The release whose checklist the person saw: another one is refused. */
  releaseKey: z.string().min(1).max(64),
  answer: z.enum(['confirmed', 'refused', 'not-applicable']),
  comment: z.string().trim().max(1000).optional(),
  link: httpAddressSchema.optional(),
});

/** @public */
export type SignRequest = z.infer<typeof signRequestSchema>;

/**
 * The body of `POST /v1/environments/:namespace/:name/checklist/items/:item/waivers`.
 *
 * @public
 */
export const waiverRequestSchema = z.object({
  releaseKey: z.string().min(1).max(64),
  reason: explanationSchema,
  link: httpAddressSchema.optional(),
  hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30),
});

/** @public */
export type WaiverRequest = z.infer<typeof waiverRequestSchema>;

/**
 * The body of `POST /v1/environments/:namespace/:name/checklist/waivers/:id`.
 *
 * @public
 */
export const waiverDecisionSchema = z.object({
  decision: z.enum(['approve', 'deny', 'revoke']),
  reason: explanationSchema,
});

/** @public */
export type WaiverDecision = z.infer<typeof waiverDecisionSchema>;

/**
 * The body of `POST /v1/environments/:namespace/:name/checklist/review`: someone else than who broke
 * the glass has looked at it.
 *
 * @public
 */
export const checklistReviewSchema = z.object({
  releaseKey: z.string().min(1).max(64),
  reason: explanationSchema,
});

/** @public */
export type ChecklistReview = z.infer<typeof checklistReviewSchema>;

/**
 * The body of `POST /v1/environments/:namespace/:name/checklist/notice`.
 *
 * @public
 */
export const noticeRequestSchema = z.object({
  releaseKey: z.string().min(1).max(64),
  /** ISO 8601 with its offset: when the deployment is to begin. */
  startsAt: z.iso.datetime({ offset: true }),
  message: z.string().trim().max(1000).optional(),
});

/** @public */
export type NoticeRequest = z.infer<typeof noticeRequestSchema>;

/**
 * The body of `POST /v1/environments/:namespace/:name/checklist/evidence`, for CI and other
 * services. The release is known by its key, by an image with its digest, or by a Git revision.
 *
 * @public
 */
export const pushedEvidenceSchema = z
  .object({
    itemId: z.string().min(1).max(63),
    releaseKey: z.string().min(1).max(64).optional(),
    revision: z
      .string()
      .regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/, 'it is the whole id of a commit')
      .optional(),
    image: z
      .string()
      .regex(/@sha256:[0-9a-f]{64}$/, 'it ends with @sha256: and the digest')
      .max(512)
      .optional(),
    state: z.enum(['passed', 'failed', 'warning', 'pending']),
    summary: z.string().trim().min(3).max(500),
    link: httpAddressSchema.optional(),
  })
  .refine(
    ({ image, releaseKey, revision }) => image ?? releaseKey ?? revision,
    'it names the release by releaseKey, revision or image',
  );

/**
 * The answer to evidence that was pushed.
 *
 * @public
 */
export const pushedReceiptSchema = z.object({
  itemId: z.string(),
  release: releaseSchema.pick({ key: true, name: true }),
});

/** @public */
export type PushedReceipt = z.infer<typeof pushedReceiptSchema>;

/** @public */
export type PushedEvidence = z.infer<typeof pushedEvidenceSchema>;

/**
 * The answer of `GET /v1/environments/:namespace/:name/checklist/verdict?revision=…|image=…|
 * release=…`: 200 always; what is asked is in `canDeploy`, for hooks and metrics that read JSON.
 * With `enforce=true` the status is 412 when it cannot deploy, for callers that read only that.
 *
 * @public
 */
export const deploymentVerdictSchema = z.object({
  canDeploy: z.boolean(),
  /** A sentence. */
  sentence: z.string(),
  release: releaseSchema.pick({ key: true, name: true }).optional(),
  /** Of the checklist and of windows and holds. */
  blockers: z.array(blockerSchema),
  warnings: z.array(z.string()),
  /** ISO 8601. */
  judgedAt: z.string(),
});

/** @public */
export type DeploymentVerdict = z.infer<typeof deploymentVerdictSchema>;
