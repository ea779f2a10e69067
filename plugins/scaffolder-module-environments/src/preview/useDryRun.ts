import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  isTemplateEntityV1beta3,
  type ScaffolderDryRunResponse,
} from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';

/** How a dry run goes. The last answer stays while it runs again. */
export interface DryRun {
  state: 'running' | 'done' | 'failed';
  response?: ScaffolderDryRunResponse;
  error?: Error;
  /** Runs it again. */
  retry: () => void;
}

/**
 * Runs a template without making anything, whenever the answers change.
 *
 * @param templateRef - the entity ref of the template
 * @param values - the answers; nothing runs while there are none
 */
export function useDryRun(
  templateRef: string | undefined,
  values: JsonObject | undefined,
): DryRun {
  const catalog = useApi(catalogApiRef);
  const scaffolder = useApi(scaffolderApiRef);
  const [attempt, setAttempt] = useState(0);
  const [run, setRun] = useState<Omit<DryRun, 'retry'>>({ state: 'running' });
  const answers = values && JSON.stringify(values);

  useEffect(() => {
    if (templateRef === undefined || answers === undefined) {
      return undefined;
    }
    let isWanted = true;
    const tell = (next: (last: Omit<DryRun, 'retry'>) => typeof last) =>
      isWanted && setRun(next);
    const start = async () => {
      const template = await catalog.getEntityByRef(templateRef);
      if (!template || !isTemplateEntityV1beta3(template)) {
        throw new Error(`The catalog has no template ${templateRef}.`);
      }
      if (!scaffolder.dryRun) {
        throw new Error('This scaffolder cannot do dry runs.');
      }
      const response = await scaffolder.dryRun({
        template,
        values: JSON.parse(answers),
        secrets: {},
        directoryContents: [],
      });
      tell(() => ({ state: 'done', response }));
    };
    tell(({ response }) => ({ state: 'running', response }));
    start().catch(error =>
      tell(({ response }) => ({
        state: 'failed',
        response,
        error: toError(error),
      })),
    );
    return () => {
      isWanted = false;
    };
  }, [answers, attempt, catalog, scaffolder, templateRef]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...run, retry };
}
