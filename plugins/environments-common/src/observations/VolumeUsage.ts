import { z } from 'zod';

/**
 * How full the volume of a PersistentVolumeClaim is, by a metrics source. A figure that was not
 * measured is absent, which is neither zero nor good.
 *
 * @public
 */
export const volumeUsageSchema = z.object({
  namespace: z.string(),
  /** The name of the PersistentVolumeClaim. */
  claim: z.string(),
  capacityBytes: z.number().optional(),
  availableBytes: z.number().optional(),
  /** 0 to 1. */
  usedRatio: z.number().optional(),
  /** 0 to 1. */
  inodesFreeRatio: z.number().optional(),
  /** Bytes that would be available in four days at the pace of the last six hours. */
  predictedAvailableBytes: z.number().optional(),
  /** Share of inodes that would be free in four days at the pace of the last six hours. */
  predictedInodesFreeRatio: z.number().optional(),
  /** ISO 8601 time of the sample. */
  asOf: z.string(),
});

/** @public */
export type VolumeUsage = z.infer<typeof volumeUsageSchema>;
