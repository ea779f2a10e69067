import type { ScaffolderDryRunResponse } from '@backstage/plugin-scaffolder-common';
import { z } from 'zod';

/** Something that is in the way of the service. */
export interface PreviewProblem {
  /** The field that it belongs to, for example `exposure.host`; empty when none in particular. */
  field: string;
  /** What is wrong, in a sentence. */
  message: string;
  /** Whether it is certain; otherwise something could not be told. */
  isCertain: boolean;
}

const outputSchema = z.object({
  problems: z.array(
    z.object({
      field: z.string(),
      message: z.string(),
      severity: z.enum(['error', 'unknown', 'warning']),
    }),
  ),
});

const lineSchema = z.object({
  body: z.object({ message: z.string(), stepId: z.string().optional() }),
});

/** The step of the templates that looks for what is in the way. */
const CHECK_STEP = 'check';

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const WARNING = /^(?:warn|error): (?:([A-Za-z][\w.]*): )?(.+)$/s;

/**
 * What a dry run found in the way: its output `problems`, or else the warnings of the step that
 * checks, which begin with their field.
 */
export function findProblems({
  output,
  log,
}: Pick<ScaffolderDryRunResponse, 'output' | 'log'>): PreviewProblem[] {
  const told = outputSchema.safeParse(output);
  if (told.success) {
    return told.data.problems.map(({ field, message, severity }) => ({
      field,
      message,
      isCertain: severity === 'error',
    }));
  }
  return log.flatMap(line => {
    const { data } = lineSchema.safeParse(line);
    const [, field = '', message] =
      data?.body.stepId === CHECK_STEP
        ? WARNING.exec(data.body.message.replace(COLOUR, '')) ?? []
        : [];
    return message ? [{ field, message, isCertain: true }] : [];
  });
}

const refusalSchema = z.object({
  errors: z.array(z.object({ property: z.string(), message: z.string() })),
});

/** Reads what the scaffolder refused by the schema of the template, which it says as JSON. */
export function readRefusal(message: string): PreviewProblem[] {
  const start = message.indexOf('{"errors"');
  if (start < 0) {
    return [];
  }
  try {
    return refusalSchema
      .parse(JSON.parse(message.slice(start)))
      .errors.map(error => ({
        field: error.property.replace(/^instance\.?/, ''),
        message: `It ${error.message}.`,
        isCertain: true,
      }));
  } catch {
    return []; // Not the scaffolder's own: the sentence is shown as it is.
  }
}
