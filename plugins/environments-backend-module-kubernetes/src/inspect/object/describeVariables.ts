import type { InspectedObject } from '@flightdeck/plugin-environments-node';
import type { RawContainer } from './rawObject';

type Variable = InspectedObject['containers'][number]['variables'][number];

function orNothing(optional: boolean | undefined): string {
  return optional ? ', if there is one' : '';
}

function describeSource({ valueFrom }: RawContainer['env'][number]): string {
  if (!valueFrom) {
    return 'set here';
  }
  const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } =
    valueFrom;
  if (secretKeyRef) {
    const { name, key, optional } = secretKeyRef;
    return `Secret ${name}, key ${key}${orNothing(optional)}`;
  }
  if (configMapKeyRef) {
    const { name, key, optional } = configMapKeyRef;
    return `ConfigMap ${name}, key ${key}${orNothing(optional)}`;
  }
  if (fieldRef) {
    return `field ${fieldRef.fieldPath} of the Pod`;
  }
  if (resourceFieldRef) {
    const { containerName, resource } = resourceFieldRef;
    return `${resource} of ${
      containerName ? `container ${containerName}` : 'the container'
    }`;
  }
  return 'elsewhere';
}

/** The names of the environment variables of a container and where each value comes from. */
export function describeVariables({ env, envFrom }: RawContainer): Variable[] {
  const all = envFrom.flatMap(({ prefix = '', secretRef, configMapRef }) => {
    const name = `${prefix}*`;
    return [
      ...(secretRef
        ? [
            {
              name,
              from: `Secret ${secretRef.name}, all keys${orNothing(
                secretRef.optional,
              )}`,
            },
          ]
        : []),
      ...(configMapRef
        ? [
            {
              name,
              from: `ConfigMap ${configMapRef.name}, all keys${orNothing(
                configMapRef.optional,
              )}`,
            },
          ]
        : []),
    ];
  });
  const single = env.map(variable => ({
    name: variable.name,
    from: describeSource(variable),
  }));
  return [...all, ...single];
}
