import type {
  ClusterList,
  DeliveryInstance,
  DeliveryInstanceList,
  MetricsInstanceList,
} from '@flightdeck/plugin-environments-common';
import type { Live } from '@flightdeck/plugin-environments-react';
import { ChoiceField } from '../../shared/ChoiceField';
import { errorsAt } from '../../shared/errorsAt';
import { ClusterState, InstanceState, ListState } from './PlacementStates';
import type { PlacementAnswer } from './placementSchema';

interface QuestionProps {
  /** What the ids of inputs begin with. */
  id: string;
  value: PlacementAnswer;
  errorSchema: object | undefined;
  disabled: boolean;
}

/** What every choice of a placement has. */
function asking(
  { id, value, errorSchema, disabled }: QuestionProps,
  part: keyof PlacementAnswer,
) {
  return {
    id: `${id}_${part}`,
    value: value[part],
    errors: errorsAt(errorSchema, part),
    disabled,
  };
}

export function ClusterQuestion(
  props: QuestionProps & {
    clusters: Live<ClusterList>;
    onChoose: (cluster: string | undefined) => void;
  },
) {
  const { clusters, onChoose, value } = props;
  const known = clusters.data?.clusters;
  return (
    <div>
      <ChoiceField
        {...asking(props, 'cluster')}
        label="Cluster"
        required
        onChange={onChoose}
        choices={known?.map(({ name, title }) => ({ value: name, title }))}
      />
      <ListState
        live={clusters}
        what="clusters"
        chosen={value.cluster}
        names={known?.map(({ name }) => name)}
      />
      <ClusterState cluster={value.cluster} />
    </div>
  );
}

export function InstanceQuestion(
  props: QuestionProps & {
    delivery: Live<DeliveryInstanceList>;
    /** The one that is chosen. */
    instance: DeliveryInstance | undefined;
    onChoose: (argocdInstance: string | undefined) => void;
  },
) {
  const { delivery, instance, onChoose, value } = props;
  const names = delivery.data?.instances.map(({ name }) => name);
  return (
    <div>
      <ChoiceField
        {...asking(props, 'argocdInstance')}
        label="Argo CD instance"
        required
        onChange={onChoose}
        choices={names?.map(name => ({ value: name }))}
      />
      <ListState
        live={delivery}
        what="Argo CD instances"
        chosen={value.argocdInstance}
        names={names}
      />
      <InstanceState instance={instance} chosen={value.destination} />
    </div>
  );
}

export function DestinationQuestion(
  props: QuestionProps & {
    instance: DeliveryInstance | undefined;
    onChoose: (destination: string | undefined) => void;
  },
) {
  return (
    <ChoiceField
      {...asking(props, 'destination')}
      label="Destination"
      help="The address by which that Argo CD knows the cluster."
      onChange={props.onChoose}
      choices={props.instance?.destinations?.map(({ name, server }) => ({
        value: server,
        title: name,
      }))}
    />
  );
}

/** Asked where there are several. */
export function MetricsQuestion(
  props: QuestionProps & {
    metrics: MetricsInstanceList | undefined;
    onChoose: (prometheus: string | undefined) => void;
  },
) {
  const { instances = [] } = props.metrics ?? {};
  return instances.length > 1 ? (
    <ChoiceField
      {...asking(props, 'prometheus')}
      label="Prometheus instance"
      help="The one that holds the metrics of the cluster."
      onChange={props.onChoose}
      choices={instances.map(({ name }) => ({ value: name }))}
    />
  ) : null;
}
