import { ConflictError } from '@backstage/errors';
import type { ApplicationTarget } from './ApplicationTarget';

/** Asks to end the running operation. Argo CD ends it in its own time. */
export async function requestTermination(
  target: ApplicationTarget,
  options: { signal: AbortSignal },
): Promise<void> {
  const look = async () => {
    const { operationInProgress } = await target.get(options);
    if (!operationInProgress) {
      throw new ConflictError(`No operation runs on ${target.name}.`);
    }
  };
  await look();
  await target.change(
    'end the operation of',
    api => api.terminate(target.ref, options),
    look,
  );
}
