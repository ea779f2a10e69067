import { z } from 'zod';
import { deploymentRecordSchema } from '../history/DeploymentRecord';
import { doraFiguresSchema } from '../history/DoraFigures';
import { environmentReleaseSchema } from '../release/Release';

/**
 * The answer of `GET /v1/environments/:namespace/:name/deployments` and of `GET /v1/deployments`,
 * newest first.
 *
 * @public
 */
export const deploymentListSchema = z.object({
  deployments: z.array(deploymentRecordSchema),
  /** To be sent as `before` for those that come after; absent at the end. */
  next: z.string().optional(),
  /** ISO 8601: since when records are kept; absent when there is none. */
  recordedSince: z.string().optional(),
});

/** @public */
export type DeploymentList = z.infer<typeof deploymentListSchema>;

/**
 * The answer of `GET /v1/environments/:namespace/:name/dora` and of
 * `GET /v1/systems/:namespace/:name/dora`.
 *
 * @public
 */
export const doraReportSchema = z.object({
  days: z.number(),
  /**
   * Of a system: the stage whose environments the figures are about, which is the last that the
   * caller may see. Absent where no stage is told: then they are about all of them.
   */
  stage: z.string().optional(),
  figures: doraFiguresSchema,
  /** Of a system: the same for each environment that the caller may see. */
  environments: z
    .array(
      z.object({
        environmentRef: z.string(),
        stage: z.string().optional(),
        figures: doraFiguresSchema,
      }),
    )
    .optional(),
});

/** @public */
export type DoraReport = z.infer<typeof doraReportSchema>;

/**
 * The answer of `GET /v1/systems/:namespace/:name/releases`: in the order of stages.
 *
 * @public
 */
export const releaseBoardSchema = z.object({
  systemRef: z.string(),
  environments: z.array(environmentReleaseSchema),
  asOf: z.string(),
});

/** @public */
export type ReleaseBoard = z.infer<typeof releaseBoardSchema>;
