import { InfoCard } from '@backstage/core-components';
import { DeliveryContent } from './DeliveryContent';

/** The delivery panel in a card, for pages that give it no frame. */
export function DeliveryCard() {
  return (
    <InfoCard title="Delivery">
      <DeliveryContent />
    </InfoCard>
  );
}
