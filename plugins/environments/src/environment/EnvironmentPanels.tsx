import type { JSX } from 'react';
import { InfoCard } from '@backstage/core-components';

/** A panel as an extension hands it over. */
export interface EnvironmentPanel {
  id: string;
  title: string;
  order: number;
  element: JSX.Element;
}

/** The panels of other plugins, each in a card, in their order. */
export function EnvironmentPanels(props: { panels: EnvironmentPanel[] }) {
  const ordered = [...props.panels].sort(
    (a, b) => a.order - b.order || a.title.localeCompare(b.title),
  );
  return (
    <>
      {ordered.map(panel => (
        <InfoCard key={panel.id} title={panel.title}>
          {panel.element}
        </InfoCard>
      ))}
    </>
  );
}
