import { useCallback, useMemo } from 'react';
import {
  DEFAULT_LOG_SETTINGS,
  hasLogs,
  type EnvironmentLinks,
} from '@flightdeck/plugin-environments-react';
import { useSearchParams } from 'react-router-dom';
import {
  readLocation,
  writeLocation,
  type EnvironmentLocation,
} from './environmentLocation';

/**
 * What the page shows, kept in the address so that every view can be linked to.
 *
 * @param furtherViews - the ids of the views that other plugins bring
 */
export function useEnvironmentLocation(furtherViews: readonly string[]): {
  location: EnvironmentLocation;
  /** Shows something else; it takes the place of the entry in the browser's history. */
  change: (change: Partial<EnvironmentLocation>) => void;
  /** The `to` of a link that changes what is shown. */
  linkTo: (change: Partial<EnvironmentLocation>) => string;
} {
  const [params, setParams] = useSearchParams();
  const location = useMemo(
    () => readLocation(params, furtherViews),
    [params, furtherViews],
  );
  const change = useCallback(
    (next: Partial<EnvironmentLocation>) =>
      setParams(
        before =>
          writeLocation(
            { ...readLocation(before, furtherViews), ...next },
            before,
          ),
        { replace: true },
      ),
    [setParams, furtherViews],
  );
  const linkTo = useCallback(
    (next: Partial<EnvironmentLocation>) =>
      `?${writeLocation({ ...location, ...next }, params)}`,
    [location, params],
  );
  return { location, change, linkTo };
}

/** The links of the page to its own parts. */
export function useOwnLinks(
  linkTo: (change: Partial<EnvironmentLocation>) => string,
): EnvironmentLinks {
  return useMemo(
    () => ({
      object: object => linkTo({ object }),
      logs: (object, { previous = false, container } = {}) =>
        hasLogs(object.kind) && object.namespace !== undefined
          ? linkTo({
              view: 'logs',
              object: undefined,
              logs: { ...DEFAULT_LOG_SETTINGS, object, container, previous },
            })
          : undefined,
      events: about =>
        linkTo({ view: 'events', object: undefined, events: { about } }),
    }),
    [linkTo],
  );
}
