import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { httpAddressSchema } from '@flightdeck/plugin-environments-common';

const KEY = 'grafana.domain';

/** Where Grafana is, as Backstage's Grafana plugin is told; undefined when it is not. */
export function readGrafanaAddress(config: Config): URL | undefined {
  const text = config.getOptionalString(KEY);
  if (text === undefined) {
    return undefined;
  }
  const address = httpAddressSchema.safeParse(text).data;
  if (!address) {
    throw new InputError(
      `${KEY} is not an http or https address, such as https://grafana.example.com.`,
    );
  }
  return new URL(address);
}
