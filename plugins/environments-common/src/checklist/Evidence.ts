import { z } from 'zod';
import { evidenceStateSchema } from './ChecklistState';

/**
 * Where evidence comes from.
 *
 * @public
 */
export const evidenceSourceSchema = z.enum([
  'kubernetes',
  'argocd',
  'prometheus',
  'scm',
  'grafana',
  'notification',
  'records',
  'external',
]);

/** @public */
export type EvidenceSource = z.infer<typeof evidenceSourceSchema>;

/**
 * What one collector found out for one item of the checklist of one release. Never holds a value
 * of a Secret, of a ConfigMap or of a variable.
 *
 * @public
 */
export const evidenceSchema = z.object({
  collector: z.string(),
  source: evidenceSourceSchema,
  /** ISO 8601: when it was seen. */
  observedAt: z.string(),
  /** The release that it speaks of; absent when it speaks of the environment. */
  releaseKey: z.string().optional(),
  state: evidenceStateSchema,
  /** A sentence for a person: what came out, and why that is so. */
  summary: z.string(),
  /** What was asked: a query, the path of a resource, a route. */
  asked: z.string().optional(),
  /** What came back, in a few lines. */
  answered: z.string().max(4000).optional(),
  /** Of the upstream, for example the name of a cluster. */
  from: z.string().optional(),
  /** An http(s) address where a person can look at it. */
  link: z.string().optional(),
  /** Set when the source broke. */
  error: z
    .object({
      kind: z.enum(['unreachable', 'forbidden', 'no-data', 'malformed']),
      message: z.string(),
    })
    .optional(),
});

/** @public */
export type Evidence = z.infer<typeof evidenceSchema>;
