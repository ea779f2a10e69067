import { useState } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  FlightdeckQueryProvider,
  useClusters,
  useDeliveryInstances,
  useMetricsInstances,
} from '@flightdeck/plugin-environments-react';
import { ChoiceField } from '../../shared/ChoiceField';
import { errorsAt } from '../../shared/errorsAt';
import { FieldSection } from '../../shared/FieldSection';
import { useFill } from '../../shared/useFill';
import { chooseDestination, chooseMetrics } from './choosePlacement';
import { ClusterState, InstanceState, ListState } from './PlacementStates';
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

  return (
    <>
      <div>
        <ChoiceField
          id={`${id}_cluster`}
          label="Cluster"
          required
          disabled={disabled}
          value={value.cluster}
          onChange={cluster => {
            setByHand(false);
            change({
              cluster,
              prometheus: metrics.data && chooseMetrics(cluster, metrics.data),
            });
          }}
          choices={names?.map(({ name, title }) => ({ value: name, title }))}
          errors={errorsAt(errorSchema, 'cluster')}
        />
        <ListState
          live={clusters}
          what="clusters"
          chosen={value.cluster}
          names={names?.map(({ name }) => name)}
        />
        <ClusterState cluster={value.cluster} />
      </div>
      <div>
        <ChoiceField
          id={`${id}_argocdInstance`}
          label="Argo CD instance"
          required
          disabled={disabled}
          value={value.argocdInstance}
          onChange={argocdInstance => {
            setByHand(false);
            change({ argocdInstance });
          }}
          choices={instances?.map(({ name }) => ({ value: name }))}
          errors={errorsAt(errorSchema, 'argocdInstance')}
        />
        <ListState
          live={delivery}
          what="Argo CD instances"
          chosen={value.argocdInstance}
          names={instances?.map(({ name }) => name)}
        />
        <InstanceState instance={instance} chosen={value.destination} />
      </div>
      <ChoiceField
        id={`${id}_destination`}
        label="Destination"
        help="The address by which that Argo CD knows the cluster."
        disabled={disabled}
        value={value.destination}
        onChange={destination => {
          setByHand(true);
          change({ destination });
        }}
        choices={instance?.destinations?.map(({ name, server }) => ({
          value: server,
          title: name,
        }))}
        errors={errorsAt(errorSchema, 'destination')}
      />
      {(metrics.data?.instances.length ?? 0) > 1 && (
        <ChoiceField
          id={`${id}_prometheus`}
          label="Prometheus instance"
          help="The one that holds the metrics of the cluster."
          disabled={disabled}
          value={value.prometheus}
          onChange={prometheus => change({ prometheus })}
          choices={metrics.data?.instances.map(({ name }) => ({ value: name }))}
          errors={errorsAt(errorSchema, 'prometheus')}
        />
      )}
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
