import { Link } from '@backstage/core-components';
import type { ObjectName } from '../../api';
import { useEnvironmentLinks } from './EnvironmentLinks';

/**
 * Opens the logs of an object; renders nothing where there are none.
 *
 * @public
 */
export function LogsLink(props: {
  object: ObjectName;
  container?: string;
  /** Of the containers that ran before the last restart. */
  previous?: boolean;
  children?: string;
}) {
  const { object, container, previous } = props;
  const to = useEnvironmentLinks()?.logs(object, { container, previous });
  return to === undefined ? null : (
    <Link
      to={to}
      aria-label={[
        `${props.children ?? 'Logs'} of ${object.kind} ${object.name}`,
        ...(container ? [`container ${container}`] : []),
      ].join(', ')}
    >
      {props.children ?? 'Logs'}
    </Link>
  );
}
