import { Link } from '@backstage/core-components';
import type { Waiver } from '@flightdeck/plugin-environments-common';
import {
  Facts,
  PersonName,
  safeUrl,
  Timestamp,
} from '@flightdeck/plugin-environments-react';

const STATE_WORDS: Record<Waiver['state'], string> = {
  pending: 'Waits for a decision',
  approved: 'Approved',
  denied: 'Denied',
  revoked: 'Revoked',
  expired: 'Expired',
};

/** Who asked for a waiver, why, until when, and what became of it. */
export function WaiverFacts(props: { waiver: Waiver }) {
  const { waiver } = props;
  const link = safeUrl(waiver.link);
  return (
    <Facts
      facts={[
        ['State', STATE_WORDS[waiver.state]],
        ['Asked by', <PersonName key="by" name={waiver.requestedBy} />],
        ['Asked', <Timestamp key="at" time={waiver.requestedAt} />],
        ['Reason', waiver.reason],
        ['Until', <Timestamp key="until" time={waiver.expiresAt} />],
        ['Link', link && <Link to={link}>{link}</Link>],
        [
          'Decided by',
          waiver.decidedBy && <PersonName name={waiver.decidedBy} />,
        ],
        ['Decided', waiver.decidedAt && <Timestamp time={waiver.decidedAt} />],
        ['Decision', waiver.decision],
      ]}
    />
  );
}
