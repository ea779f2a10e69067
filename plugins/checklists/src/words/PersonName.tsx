import { EntityRefLink } from '@backstage/plugin-catalog-react';

const PERSON_REF = /^(user|group):[^/\s]+\/\S+$/i;

/** A person by their entity ref, with a link; Flightdeck itself; any other name as it is. */
export function PersonName(props: { name: string }) {
  return PERSON_REF.test(props.name) ? (
    <EntityRefLink entityRef={props.name} defaultKind="user" />
  ) : (
    <>{props.name === 'flightdeck' ? 'Flightdeck' : props.name}</>
  );
}
