import { EntityRefLink } from '@backstage/plugin-catalog-react';

const PERSON_REF = /^(user|group):[^/\s]+\/\S+$/i;

/** What is done by nobody, in words. */
const MACHINES: Readonly<Record<string, string>> = {
  automated: 'automation',
  flightdeck: 'Flightdeck',
};

/**
 * A person by their entity ref, with a link; what acts by itself; any other name as it is.
 *
 * @public
 */
export function PersonName(props: { name: string }) {
  const { name } = props;
  return PERSON_REF.test(name) ? (
    <EntityRefLink entityRef={name} defaultKind="user" />
  ) : (
    <>{MACHINES[name] ?? name}</>
  );
}
