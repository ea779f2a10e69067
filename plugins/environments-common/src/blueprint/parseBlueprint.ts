import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type Blueprint, blueprintSchema } from './Blueprint';
import { findMistakes } from './findMistakes';

/**
 * A blueprint that was read, or why it cannot be used.
 *
 * @public
 */
export type ParsedBlueprint =
  | { blueprint: Blueprint; problems: [] }
  | {
      blueprint?: undefined;
      problems: string[];
      /** How it calls itself, as far as it does. */
      name?: string;
    };

const namedSchema = z.object({ name: z.string() });

/** `parts[2].replicas.min`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, key) =>
      typeof key === 'number'
        ? `${place}[${key}]`
        : `${place}${place ? '.' : ''}${String(key)}`,
    '',
  );
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  const place = placeOf(path);
  return `${place || 'The blueprint'}: ${message}.`;
}

function readYaml(text: string): { value?: unknown; problems: string[] } {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(
        ({ message }) =>
          `Not YAML: ${message.split('\n')[0].replace(/:$/, '')}.`,
      ),
    };
  }
  try {
    return { value: document.toJS(), problems: [] };
  } catch (error) {
    // Aliases without end are refused only when they are followed.
    return {
      problems: [
        `Not YAML that can be read: ${
          error instanceof Error ? error.message : String(error)
        }.`,
      ],
    };
  }
}

/**
 * Reads a blueprint from YAML or JSON text, or from what was read of it. Never throws: every
 * mistake is a sentence that names its place.
 *
 * @public
 */
export function parseBlueprint(input: unknown): ParsedBlueprint {
  const { value, problems } =
    typeof input === 'string'
      ? readYaml(input)
      : { value: input, problems: [] };
  if (problems.length > 0) {
    return { problems };
  }
  const parsed = blueprintSchema.safeParse(value);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(describeIssue),
      name: namedSchema.safeParse(value).data?.name,
    };
  }
  const mistakes = findMistakes(parsed.data);
  return mistakes.length > 0
    ? { problems: mistakes, name: parsed.data.name }
    : { blueprint: parsed.data, problems: [] };
}
