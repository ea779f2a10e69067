import { createContext, useCallback, useContext, type ReactNode } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';

const TabContext = createContext('environment');

/**
 * Says at which path of an environment's entity page its state is, for the links below it;
 * `environment` where nobody does.
 *
 * @public
 */
export function EnvironmentTabProvider(props: {
  tab: string;
  children: ReactNode;
}) {
  return (
    <TabContext.Provider value={props.tab}>
      {props.children}
    </TabContext.Provider>
  );
}

/**
 * Finds the page of an environment, with what is to be shown of it.
 *
 * @public
 */
export function useEnvironmentPath(): (
  environmentRef: string,
  search?: Record<string, string>,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  const tab = useContext(TabContext);
  return useCallback(
    (environmentRef, search = {}) => {
      const page = entityRoute(
        entityRouteParams(parseEntityRef(environmentRef), {
          encodeParams: true,
        }),
      );
      const params = new URLSearchParams(search).toString();
      return `${page}/${tab}${params && `?${params}`}`;
    },
    [entityRoute, tab],
  );
}

/**
 * Props of {@link EnvironmentLink}.
 *
 * @public
 */
export interface EnvironmentLinkProps {
  environmentRef: string;
  /** Search parameters of its page; what is most pressing when absent. */
  search?: Record<string, string>;
  children: ReactNode;
}

/**
 * Leads to the page of an environment.
 *
 * @public
 */
export function EnvironmentLink(props: EnvironmentLinkProps) {
  const pathOf = useEnvironmentPath();
  return (
    <Link to={pathOf(props.environmentRef, props.search)}>
      {props.children}
    </Link>
  );
}
