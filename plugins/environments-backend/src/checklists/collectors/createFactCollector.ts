import { InputError } from '@backstage/errors';
import type {
  CollectedEvidence,
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import { Duration } from 'luxon';
import { z } from 'zod';

/** A collector that answers from what it is handed, or waits for little else. */
export interface FactCollector<Options>
  extends Pick<EvidenceCollector, 'id' | 'source'> {
  options: z.ZodType<Options>;
  look(
    request: EvidenceRequest,
    options: Options,
    running: { signal: AbortSignal },
  ): CollectedEvidence | Promise<CollectedEvidence>;
}

/** An option that is an ISO 8601 duration; in milliseconds. */
export function durationOption(fallback: string) {
  return z
    .string()
    .refine(
      text => Duration.fromISO(text).toMillis() >= 0,
      'it is an ISO 8601 duration such as PT30M or P90D, and not less than nothing',
    )
    .default(fallback)
    .transform(text => Duration.fromISO(text).toMillis());
}

/** Reads the options of a collector before it looks, with complaints that name the key. */
export function createFactCollector<Options>({
  id,
  look,
  options: schema,
  source,
}: FactCollector<Options>): EvidenceCollector {
  const read = (options: EvidenceRequest['options']): Options => {
    const { success, data, error } = schema.safeParse(options);
    if (success) {
      return data;
    }
    const [{ message, path }] = error.issues;
    throw new InputError(`${path.join('.') || 'options'}: ${message}.`);
  };
  return {
    id,
    source,
    checkOptions: options => {
      read(options);
    },
    collect: async (request, running) =>
      look(request, read(request.options), running),
  };
}
