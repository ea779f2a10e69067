import { z } from 'zod';
import {
  checklistItemChangesSchema,
  checklistItemSchema,
} from './ChecklistItem';

/**
 * The checklist that a deployment to an environment is asked for.
 *
 * @public
 */
export const checklistDefinitionSchema = z.object({
  title: z.string().min(1).max(120),
  /** In the order in which they are shown. Their ids differ. */
  items: z.array(checklistItemSchema).max(50),
});

/** @public */
export type ChecklistDefinition = z.output<typeof checklistDefinitionSchema>;

/**
 * A change of the checklist for some environments. What is left out of the selector matches all;
 * of several that match, later ones win.
 *
 * @public
 */
export const checklistOverrideSchema = z.object({
  blueprints: z.array(z.string()).optional(),
  /** Entity refs or names. */
  systems: z.array(z.string()).optional(),
  /** Entity refs or names. */
  environments: z.array(z.string()).optional(),
  stages: z.array(z.string()).optional(),
  /** Parts of items by their id. An id that is not known adds an item, which must be whole. */
  items: z.array(checklistItemChangesSchema),
});

/** @public */
export type ChecklistOverride = z.output<typeof checklistOverrideSchema>;
