import { stringifyEntityRef } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  FlightdeckQueryProvider,
  LoadFailure,
  useEnvironment,
} from '@flightdeck/plugin-environments-react';
import { DeliveryView } from './DeliveryView';

/** How the environment at hand is delivered, without a frame. */
export function DeliveryContent() {
  const { entity } = useEntity();
  return (
    <FlightdeckQueryProvider>
      <LiveDelivery environmentRef={stringifyEntityRef(entity)} />
    </FlightdeckQueryProvider>
  );
}

function LiveDelivery(props: { environmentRef: string }) {
  const environment = useEnvironment(props.environmentRef);
  if (environment.data) {
    return <DeliveryView snapshot={environment.data} />;
  }
  if (environment.error) {
    return (
      <LoadFailure
        what="the delivery of this environment"
        error={environment.error}
        onRetry={environment.refresh}
      />
    );
  }
  return <Progress />;
}
