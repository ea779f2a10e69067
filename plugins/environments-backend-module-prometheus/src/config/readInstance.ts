import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { PrometheusInstanceConfig } from './PrometheusConfig';
import { readUpstream } from './readUpstream';

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const valuesSchema = z.record(z.string(), z.string()).default({});

/** Reads one entry; `key` is where it stands. */
export function readInstance(
  config: Config,
  key: string,
): PrometheusInstanceConfig {
  const alertmanager = config.getOptionalConfig('alertmanager');
  const clusters = config.getOptionalStringArray('clusters') ?? [];
  const twice = clusters.find((name, at) => clusters.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new InputError(`${key}.clusters lists "${twice}" twice.`);
  }
  return {
    name: config.getString('name'),
    ...readUpstream(config, key),
    clusters,
    clusterLabel: readClusterLabel(config, clusters, `${key}.clusterLabel`),
    namespaceLabel: readLabelName(
      config.getOptionalString('namespaceLabel') ?? 'namespace',
      `${key}.namespaceLabel`,
    ),
    alertmanager:
      alertmanager && readUpstream(alertmanager, `${key}.alertmanager`),
  };
}

function readClusterLabel(
  config: Config,
  clusters: string[],
  key: string,
): PrometheusInstanceConfig['clusterLabel'] {
  const label = config.getOptionalConfig('clusterLabel');
  if (!label) {
    return undefined;
  }
  const values = valuesSchema.safeParse(label.getOptional('values'));
  if (!values.success) {
    throw new InputError(`${key}.values must be texts by names of clusters.`);
  }
  const stranger = Object.keys(values.data).find(
    name => clusters.length > 0 && !clusters.includes(name),
  );
  if (stranger !== undefined) {
    throw new InputError(
      `${key}.values names "${stranger}", which is not one of the clusters of the instance.`,
    );
  }
  return {
    name: readLabelName(label.getString('name'), `${key}.name`),
    values: values.data,
  };
}

function readLabelName(name: string, key: string): string {
  if (!LABEL_NAME.test(name)) {
    throw new InputError(`${key} is "${name}", which cannot name a label.`);
  }
  return name;
}
