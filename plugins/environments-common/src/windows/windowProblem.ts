import { toError } from '@backstage/errors';
import type { DeploymentWindow } from './DeploymentWindow';
import { windowSpans } from './windowSpans';

/**
 * What is wrong with the times of a window, in a few words; undefined when nothing is.
 *
 * @public
 */
export function windowProblem(
  window: Pick<DeploymentWindow, 'times' | 'timeZone'>,
): string | undefined {
  try {
    windowSpans(window, 0, 0);
    return undefined;
  } catch (error) {
    return toError(error).message;
  }
}
