import type { ClusterDescription } from '@flightdeck/plugin-environments-common';
import type { Live } from '@flightdeck/plugin-environments-react';
import { Sentence } from './Sentence';
import { listOf } from './sentences';
import { Unchecked } from './Unchecked';

export interface KnownByClusterProps {
  /** The chosen cluster. */
  cluster: string | undefined;
  live: Live<ClusterDescription>;
  /** What is asked for, for example `storage class`. */
  what: string;
  /** As the problems of a description name it, for example `storage classes`. */
  plural: string;
  chosen: string | undefined;
  /** Those that the cluster has; absent where that is not known. */
  names: readonly string[] | undefined;
}

/** Whether the chosen cluster has what is named, or why that cannot be told. */
export function KnownByCluster(props: KnownByClusterProps) {
  const { cluster, live, what, plural, chosen, names } = props;
  if (!cluster || (!live.data && !live.error)) {
    return null;
  }
  if (!names) {
    return <Unchecked error={reasonOf(live, plural)} />;
  }
  if (chosen === undefined || chosen === '') {
    return null;
  }
  if (names.includes(chosen)) {
    return (
      <Sentence tone="healthy" word="There">
        {`Cluster '${cluster}' has it.`}
      </Sentence>
    );
  }
  return (
    <Sentence tone="warning" word="Missing">
      {names.length === 0
        ? `Cluster '${cluster}' has no ${what} at all.`
        : `Cluster '${cluster}' has no ${what} ${chosen}; it has ${listOf(
            names,
          )}.`}
    </Sentence>
  );
}

function reasonOf(
  { data, error }: Live<ClusterDescription>,
  plural: string,
): Error | undefined {
  if (!data) {
    return error;
  }
  const message =
    data.problems.find(({ what }) => what === plural)?.message ??
    (data.state === 'ok' ? undefined : data.message);
  return message === undefined ? undefined : new Error(message);
}
