import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import type { ObjectName } from '../../api';
import { formatSubject } from '../findings/formatSubject';
import { useEnvironmentLinks } from './EnvironmentLinks';

/**
 * Props of {@link ObjectLink}.
 *
 * @public
 */
export interface ObjectLinkProps {
  object: ObjectName;
  /** What to call it; kind, namespace and name by default. */
  children?: ReactNode;
}

/**
 * Names an object, and opens it where the page can show it.
 *
 * @public
 */
export function ObjectLink(props: ObjectLinkProps) {
  const links = useEnvironmentLinks();
  const text = props.children ?? formatSubject(props.object);
  return links ? (
    <Link to={links.object(props.object)}>{text}</Link>
  ) : (
    <>{text}</>
  );
}
