import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';

const PERSON_REF = /^(user|group):[^/\s]+\/\S+$/i;

/** A person by their entity ref, with a link; any other name as it is. */
export function PersonName(props: { name: string }) {
  if (props.name === 'automated') {
    return <>automation</>;
  }
  return PERSON_REF.test(props.name) ? (
    <EntityRefLink entityRef={props.name} defaultKind="user" />
  ) : (
    <>{props.name}</>
  );
}

/** Who started a deployment. */
export function Initiator(props: {
  record: Pick<DeploymentRecord, 'automated' | 'initiator'>;
}) {
  const { automated, initiator } = props.record;
  if (automated) {
    return <>Automated</>;
  }
  return initiator === undefined ? (
    <>Not known</>
  ) : (
    <PersonName name={initiator} />
  );
}
