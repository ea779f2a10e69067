import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import type { ReactNode } from 'react';

/** Leads to the entity page of an environment, to the tab with its state. */
export function EnvironmentLink(props: {
  environmentRef: string;
  tab: string;
  children: ReactNode;
}) {
  const entityRoute = useRouteRef(entityRouteRef);
  const page = entityRoute(
    entityRouteParams(parseEntityRef(props.environmentRef), {
      encodeParams: true,
    }),
  );
  return <Link to={`${page}/${props.tab}`}>{props.children}</Link>;
}
