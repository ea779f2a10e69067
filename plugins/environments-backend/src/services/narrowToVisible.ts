import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { VisibleEnvironments } from './VisibleEnvironments';

/** Whose request it is; of what is told over environments, those that the filter lets through. */
export interface FilteredRequestOptions {
  credentials: BackstageCredentials;
  filter?: EnvironmentFilter;
}

/** The same request, of environments that the caller may see. */
export async function narrowToVisible(
  options: FilteredRequestOptions,
  visible: Pick<VisibleEnvironments, 'filter'>,
): Promise<FilteredRequestOptions> {
  const isVisible = await visible.filter(options.credentials);
  const { filter } = options;
  return {
    ...options,
    filter: environment =>
      (isVisible?.(environment) ?? false) && (filter?.(environment) ?? true),
  };
}
