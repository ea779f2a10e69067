import { InfoCard } from '@backstage/core-components';
import { ChecklistSummary } from './ChecklistSummary';

/** What the checklist says, in a card, for pages that give it no frame. */
export function ChecklistCard() {
  return (
    <InfoCard title="Checklist">
      <ChecklistSummary />
    </InfoCard>
  );
}
