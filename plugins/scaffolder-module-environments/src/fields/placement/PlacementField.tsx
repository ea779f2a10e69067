import { useState } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  FlightdeckQueryProvider,
  useClusters,
  useDeliveryInstances,
  useMetricsInstances,
} from '@flightdeck/plugin-environments-react';
import { FieldSection } from '../../shared/FieldSection';
import { useFill } from '../../shared/useFill';
import { chooseDestination, chooseMetrics } from './choosePlacement';
import {
  ClusterQuestion,
  DestinationQuestion,
  InstanceQuestion,
  MetricsQuestion,
} from './PlacementQuestions';
import type { PlacementAnswer } from './placementSchema';

type Props = FieldExtensionComponentProps<PlacementAnswer>;

/** Where a service runs: the cluster, the Argo CD that delivers to it, and its Prometheus. */
export function PlacementField(props: Props) {
  const { schema, uiSchema } = props;
  return (
    <FlightdeckQueryProvider>
      <FieldSection
        title={schema.title ?? 'Placement'}
        description={uiSchema['ui:description'] ?? schema.description}
      >
        <Questions {...props} />
      </FieldSection>
    </FlightdeckQueryProvider>
  );
}

function Questions(props: Props) {
  const { disabled, errorSchema, idSchema, onChange } = props;
  const value = props.formData ?? {};
  const id = idSchema?.$id ?? 'flightdeck-placement';
  const clusters = useClusters();
  const delivery = useDeliveryInstances();
  const metrics = useMetricsInstances();
  // A destination that a person chose stays until they choose another cluster or Argo CD.
  const [isByHand, setByHand] = useState(
    Boolean(value.cluster && value.argocdInstance),
  );
  const change = (part: PlacementAnswer) => onChange({ ...value, ...part });

  const names = clusters.data?.clusters;
  const instances = delivery.data?.instances;
  const instance = instances?.find(({ name }) => name === value.argocdInstance);
  usePlacementDefaults(value, onChange, {
    cluster: names?.length === 1 ? names[0].name : undefined,
    argocdInstance: instances?.length === 1 ? instances[0].name : undefined,
    destination:
      instance && !isByHand
        ? chooseDestination(value.cluster, value.destination, instance)
        : undefined,
    prometheus: metrics.data && chooseMetrics(value.cluster, metrics.data),
  });

  const question = { id, value, errorSchema, disabled };
  return (
    <>
      <ClusterQuestion
        {...question}
        clusters={clusters}
        onChoose={cluster => {
          setByHand(false);
          const held = metrics.data && chooseMetrics(cluster, metrics.data);
          change({ cluster, prometheus: held });
        }}
      />
      <InstanceQuestion
        {...question}
        delivery={delivery}
        instance={instance}
        onChoose={argocdInstance => {
          setByHand(false);
          change({ argocdInstance });
        }}
      />
      <DestinationQuestion
        {...question}
        instance={instance}
        onChoose={destination => {
          setByHand(true);
          change({ destination });
        }}
      />
      <MetricsQuestion
        {...question}
        metrics={metrics.data}
        onChoose={prometheus => change({ prometheus })}
      />
    </>
  );
}

/** Fills in what has one sensible answer. */
function usePlacementDefaults(
  value: PlacementAnswer,
  onChange: Props['onChange'],
  only: PlacementAnswer,
) {
  const filled = {
    ...value,
    cluster: value.cluster ?? only.cluster,
    argocdInstance: value.argocdInstance ?? only.argocdInstance,
    destination: only.destination ?? value.destination,
    prometheus: value.prometheus ?? only.prometheus,
  };
  useFill(
    filled.cluster !== value.cluster ||
      filled.argocdInstance !== value.argocdInstance ||
      filled.destination !== value.destination ||
      filled.prometheus !== value.prometheus,
    () => onChange(filled),
  );
}
