import { InfoCard } from '@backstage/core-components';
import { environmentReadPermission } from '@flightdeck/plugin-environments-common';
import { LivePart, useDora } from '@flightdeck/plugin-environments-react';
import { DoraSpan } from './DoraSpan';
import { DoraTiles } from './DoraTiles';
import { useDoraDays } from './useDoraDays';

/** How well an environment is delivered to. */
export function EnvironmentDora(props: { environmentRef: string }) {
  const [days, setDays] = useDoraDays();
  const live = useDora(props.environmentRef, days);
  return (
    <InfoCard
      title="Delivery figures"
      action={<DoraSpan days={days} onChange={setDays} />}
    >
      <LivePart
        live={live}
        what="the delivery figures"
        permission={environmentReadPermission.name}
      >
        {({ figures }) => <DoraTiles figures={figures} />}
      </LivePart>
    </InfoCard>
  );
}
