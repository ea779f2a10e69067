import { z } from 'zod';

/** A DNS label: what names of namespaces, Services and applications are made of. */
export function dnsLabelSchema(longest: number) {
  return z
    .string()
    .max(longest, `At most ${longest} characters.`)
    .regex(
      /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
      'Lower-case letters, digits and dashes; begins with a letter and ends with a letter or digit.',
    );
}

/** A host of at least two labels, for example `shop.example.org`. */
export const hostSchema = z
  .string()
  .max(200, 'At most 200 characters.')
  .regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    'A host name such as shop.example.org, in lower case and without a path.',
  );

/** A full entity ref of a group or a user. */
export const ownerSchema = z
  .string()
  .regex(
    /^(group|user):[a-z0-9._-]+\/[A-Za-z0-9._-]+$/,
    'A group or user with its namespace, for example group:default/shop-team.',
  );

/** One line of text that is put into documents and manifests, where it is quoted. */
export function lineSchema(longest: number) {
  return z
    .string()
    .trim()
    .min(1, 'Say something.')
    .max(longest, `At most ${longest} characters.`)
    .regex(/^[^\p{Cc}]*$/u, 'One line without control characters.');
}

/** Where images are pushed to: a registry and a path, without a tag. */
export const imageRepositorySchema = z
  .string()
  .max(180, 'At most 180 characters.')
  .regex(
    /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9]+([._-][a-z0-9]+)*)+$/,
    'A registry and a path, for example ghcr.io/shop-team.',
  );

/** An address over HTTPS, or over HTTP within the machine. */
export const addressSchema = z
  .url('An address such as https://grafana.example.org.')
  .regex(
    /^https?:\/\/[^\s"'`\\<>${}]+$/,
    'An address over HTTP or HTTPS without quotes or spaces.',
  );

/** The name of a bucket of an object storage. */
export const bucketSchema = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'Three to 63 lower-case letters, digits, dots and dashes.',
  );

/** A cron expression of five fields. */
export const scheduleSchema = z
  .string()
  .regex(
    /^(\S+ ){4}\S+$/,
    'A cron expression of five fields, for example 30 2 * * *.',
  )
  .regex(
    /^[\d*/, A-Z-]+$/i,
    'A cron expression of five fields, for example 30 2 * * *.',
  );

/** The names of regions, projects and stores. */
export const wordSchema = z
  .string()
  .min(1, 'Say something.')
  .max(80, 'At most 80 characters.')
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    'Letters, digits, dots, dashes and underscores.',
  );
