import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { UpstreamConfig } from './PrometheusConfig';

const headersSchema = z.record(z.string(), z.string()).default({});
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** Reads where a server is and how it is signed in to; `key` is where that stands. */
export function readUpstream(config: Config, key: string): UpstreamConfig {
  return {
    url: readUrl(config.getString('url'), `${key}.url`),
    headers: { ...readHeaders(config, key), ...readCredentials(config, key) },
  };
}

function readUrl(text: string, key: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(`${key} must be an http or https URL.`);
  }
  if (url.username || url.password) {
    throw new InputError(
      `${key} must not contain credentials: use basicAuth or bearerToken.`,
    );
  }
  if (url.search || url.hash) {
    throw new InputError(`${key} must end with its path.`);
  }
  return url.href.replace(/\/+$/, '');
}

function readHeaders(config: Config, key: string): Record<string, string> {
  const tenant = config.getOptionalString('tenant');
  const headers = headersSchema.safeParse(config.getOptional('headers'));
  if (!headers.success) {
    throw new InputError(`${key}.headers must be texts by their names.`);
  }
  for (const [name, value] of Object.entries(headers.data)) {
    if (!HEADER_NAME.test(name) || /[\r\n\0]/.test(value)) {
      throw new InputError(`${key}.headers.${name} is not a usable header.`);
    }
  }
  return {
    ...headers.data,
    ...(tenant && { 'X-Scope-OrgID': tenant }),
  };
}

function readCredentials(config: Config, key: string): Record<string, string> {
  const token = config.getOptionalString('bearerToken');
  const basic = config.getOptionalConfig('basicAuth');
  if (token && basic) {
    throw new InputError(`${key} has both bearerToken and basicAuth.`);
  }
  if (basic) {
    const pair = `${basic.getString('username')}:${basic.getString(
      'password',
    )}`;
    const encoded = Buffer.from(pair, 'utf8').toString('base64');
    return { Authorization: `Basic ${encoded}` };
  }
  return token ? { Authorization: `Bearer ${token.trim()}` } : {};
}
