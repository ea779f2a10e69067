import { findErrorCode } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { withoutCredentials } from '../source/freeText';
import { ArgocdError } from './ArgocdError';

const LONGEST_EXCERPT = 300;
const bodySchema = z.object({ message: z.string() });

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'TimeoutError'
  );
}

/** Turns what a request threw into a sentence. */
export function explainFailure(error: unknown, instance: string): ArgocdError {
  if (error instanceof ArgocdError) {
    return error;
  }
  const code = isTimeout(error) ? 'timeout' : findErrorCode(error);
  return new ArgocdError(
    'unreachable',
    `Argo CD '${instance}' does not answer${code ? ` (${code})` : ''}.`,
  );
}

/** What Argo CD said, when it said it in its own way. */
function wordsOf(body: string): string | undefined {
  try {
    const words = bodySchema.safeParse(JSON.parse(body)).data?.message;
    return words && withoutCredentials(words).slice(0, LONGEST_EXCERPT);
  } catch {
    return undefined; // A proxy in between answers in HTML.
  }
}

/** Turns an answer that is no success into a sentence. */
export function explainStatus(
  status: number,
  body: string,
  instance: string,
): ArgocdError {
  const words = wordsOf(body);
  const who = `Argo CD '${instance}'`;
  switch (status) {
    case 401:
      return new ArgocdError(
        'unauthorized',
        `${who} does not accept the configured credentials.`,
      );
    case 403:
      return new ArgocdError(
        words?.includes('sync window') ? 'refused' : 'forbidden',
        words?.includes('sync window')
          ? `A sync window of ${who} does not allow a sync now.`
          : `${who} does not allow this to the configured account.`,
      );
    case 404:
      return words === undefined || words === 'Not Found'
        ? new ArgocdError('unsupported', `${who} does not serve this.`)
        : new ArgocdError('not-found', `${who} has no such application.`);
    case 400:
    case 409:
    case 422:
      return new ArgocdError(
        'refused',
        `${who} refused: ${words ?? `status ${status}`}`,
      );
    case 501:
      return new ArgocdError('unsupported', `${who} does not serve this.`);
    default:
      return new ArgocdError(
        status >= 300 && status < 400 ? 'unsupported' : 'unreachable',
        status >= 300 && status < 400
          ? `${who} redirects elsewhere (status ${status}); check its url.`
          : `${who} answered with status ${status}.`,
      );
  }
}
