import type {
  ClusterDescription,
  DeliveryInstance,
} from '@flightdeck/plugin-environments-common';
import { type Live, useCluster } from '@flightdeck/plugin-environments-react';
import { Sentence } from '../../shared/Sentence';
import { Unchecked } from '../../shared/Unchecked';

/** Whether what is chosen is configured, or why that cannot be told. */
export function ListState(props: {
  live: Live<unknown>;
  what: string;
  chosen: string | undefined;
  names: readonly string[] | undefined;
}) {
  const { live, what, chosen, names } = props;
  if (!names) {
    return <Unchecked error={live.error} word="Cannot be listed now" />;
  }
  if (names.length === 0) {
    return (
      <Sentence tone="critical" word="None">
        No {what} are configured in this portal.
      </Sentence>
    );
  }
  return chosen !== undefined && !names.includes(chosen) ? (
    <Sentence tone="critical" word="Not known">
      {`None of the ${what} of this portal is called ${chosen}.`}
    </Sentence>
  ) : null;
}

/** How the chosen cluster is doing. */
export function ClusterState(props: { cluster: string | undefined }) {
  const { data, error } = useCluster(props.cluster);
  if (!props.cluster || (!data && !error)) {
    return null;
  }
  if (!data) {
    return <Unchecked error={error} />;
  }
  return data.state === 'ok' ? (
    <Answering description={data} />
  ) : (
    <Unchecked error={new Error(data.message)} />
  );
}

function Answering({ description }: { description: ClusterDescription }) {
  const { version, problems } = description;
  return (
    <>
      <Sentence tone="healthy" word="Answers">
        {version && `Kubernetes ${version.replace(/^v/, '')}.`}
      </Sentence>
      {problems.map(({ what, message }) => (
        <Sentence key={what} tone="unknown" word="Not known">
          {message}
        </Sentence>
      ))}
    </>
  );
}

/** Whether the chosen Argo CD answers, and delivers to the chosen destination. */
export function InstanceState(props: {
  instance: DeliveryInstance | undefined;
  chosen: string | undefined;
}) {
  const { instance, chosen } = props;
  if (!instance) {
    return null;
  }
  const { destinations, message, name, state } = instance;
  if (!destinations) {
    return <Unchecked error={new Error(message)} />;
  }
  const known = destinations.some(({ server }) => server === chosen);
  if (chosen !== undefined && destinations.length > 0 && !known) {
    return (
      <Sentence tone="warning" word="Not known">
        {`Argo CD '${name}' shows no cluster at ${chosen}.`}
      </Sentence>
    );
  }
  return (
    <Sentence tone={state === 'ok' ? 'healthy' : 'unknown'} word="Answers">
      {message}
    </Sentence>
  );
}
