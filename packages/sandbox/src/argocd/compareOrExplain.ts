import type { Application } from './Application';
import type { applicationStatus } from './applicationStatus';
import type { ArgocdBackend } from './ArgocdBackend';
import { compareApplication, findTracked } from './compareApplication';
import {
  InvalidSpecError,
  requirePermitted,
} from './projects/requirePermitted';

type Outcome = Parameters<typeof applicationStatus>[1];

/** Compares an application, or says why that cannot be and what it has in the cluster. */
export async function compareOrExplain(
  backend: ArgocdBackend,
  application: Application,
): Promise<Outcome> {
  try {
    requirePermitted(backend, application);
    return { comparison: await compareApplication(backend, application) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return {
      error:
        error instanceof InvalidSpecError
          ? { type: 'InvalidSpecError', message: words }
          : {
              type: 'ComparisonError',
              message: `Failed to load target state: ${words}`,
            },
      live: findTracked(backend, application).map(live => ({
        live,
        inSync: false,
      })),
    };
  }
}
