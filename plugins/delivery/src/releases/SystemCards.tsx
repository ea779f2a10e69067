import { InfoCard } from '@backstage/core-components';
import { SystemDora } from '../dora/SystemDora';
import { ReleasesContent } from './ReleasesContent';

/** Releases and delivery figures of the System at hand in cards, for pages that give no frame. */
export function SystemCards() {
  return (
    <>
      <InfoCard title="Releases">
        <ReleasesContent />
      </InfoCard>
      <InfoCard title="Delivery figures">
        <SystemDora />
      </InfoCard>
    </>
  );
}
