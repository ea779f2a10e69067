import { createContext, useContext, type ReactNode } from 'react';
import type { ObjectName } from '../../api';

/**
 * Where the parts of an environment's page are found. Each is the `to` of a link.
 *
 * @public
 */
export interface EnvironmentLinks {
  object(object: ObjectName): string;
  /** Undefined where an object has no logs of its own. */
  logs(
    object: ObjectName,
    options?: { previous?: boolean; container?: string },
  ): string | undefined;
  events(object: ObjectName): string;
}

const LinksContext = createContext<EnvironmentLinks | undefined>(undefined);

/**
 * Lets the components below it link to objects, logs and events. Without it they name them as
 * plain text.
 *
 * @public
 */
export function EnvironmentLinksProvider(props: {
  links: EnvironmentLinks;
  children: ReactNode;
}) {
  return (
    <LinksContext.Provider value={props.links}>
      {props.children}
    </LinksContext.Provider>
  );
}

/**
 * The links of the page at hand, where there are any.
 *
 * @public
 */
export function useEnvironmentLinks(): EnvironmentLinks | undefined {
  return useContext(LinksContext);
}
