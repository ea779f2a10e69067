import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import { PersonName } from '@flightdeck/plugin-environments-react';

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
