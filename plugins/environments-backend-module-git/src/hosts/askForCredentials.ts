import { ServiceUnavailableError } from '@backstage/errors';
import type { GitSubject } from '../git/explainGitFailure';

/**
 * Asks a host for credentials, as those of GitHub's apps are. What goes wrong there is not told as it
 * is: it may have a key in it, or be a 401 of theirs.
 */
export async function askForCredentials<T>(
  { host, credentialsKey }: Pick<GitSubject, 'host' | 'credentialsKey'>,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch {
    throw new ServiceUnavailableError(
      `${host} gives no credentials for what is configured in ${credentialsKey}.`,
    );
  }
}
