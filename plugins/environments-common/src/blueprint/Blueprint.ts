import { z } from 'zod';
import { blueprintCheckSchema } from './Check';
import {
  blueprintIdSchema,
  blueprintPartSchema,
  partDifferenceSchema,
  severitySchema,
} from './Part';

/**
 * Something that is expected of the environment as a whole.
 *
 * @public
 */
export const blueprintRequirementSchema = z.strictObject({
  id: blueprintIdSchema,
  severity: severitySchema,
  sentence: z.string().min(1).describe('What is expected, in a sentence.'),
  remedy: z.string().min(1).describe('The change that would mend it.'),
  check: blueprintCheckSchema,
  stages: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The stages that it holds for; all when absent.'),
});

/** @public */
export type BlueprintRequirement = z.infer<typeof blueprintRequirementSchema>;

const edgeSchema = z.strictObject({
  from: blueprintIdSchema,
  to: blueprintIdSchema,
  protocol: z.string().min(1).describe('For example HTTP or SQL.'),
  port: z.int().min(1).max(65_535).optional(),
  words: z.string().min(1).describe('What goes there, in a few words.'),
});

const stageSchema = z.strictObject({
  stage: z.string().min(1),
  title: z.string().optional(),
  parts: z
    .record(blueprintIdSchema, partDifferenceSchema)
    .optional()
    .describe('What is otherwise than in the parts, by the id of the part.'),
});

/**
 * A named topology: what a system of its kind is made of, and what every environment of it is
 * held against.
 *
 * @public
 */
export const blueprintSchema = z
  .strictObject({
    name: blueprintIdSchema.describe(
      'What the annotation flightdeck.dev/blueprint of an environment names.',
    ),
    title: z.string().min(1),
    description: z.string().min(1),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    parts: z.array(blueprintPartSchema).min(1),
    edges: z.array(edgeSchema),
    requirements: z.array(blueprintRequirementSchema),
    environments: z
      .array(stageSchema)
      .min(1)
      .describe('The stages that a system has, and what differs in them.'),
  })
  .describe('A blueprint of Flightdeck.');

/** @public */
export type Blueprint = z.infer<typeof blueprintSchema>;
