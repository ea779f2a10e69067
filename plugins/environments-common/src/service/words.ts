import { z } from 'zod';

/**
 * A text of a shape. The sentence is told wherever the shape is not met: by the schema, and by a form
 * that is made of its JSON Schema.
 */
function shaped(shape: RegExp, sentence: string, text = z.string()) {
  return text
    .regex(shape, sentence)
    .meta({ errorMessage: { pattern: sentence } });
}

/** A DNS label: what names of namespaces, Services and applications are made of. */
export function dnsLabelSchema(longest: number) {
  return shaped(
    /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
    'Lower-case letters, digits and dashes; begins with a letter and ends with a letter or digit.',
    z.string().max(longest, `At most ${longest} characters.`),
  );
}

/** A host of at least two labels, for example `shop.example.org`. */
export const hostSchema = shaped(
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
  'A host name such as shop.example.org, in lower case and without a path.',
  z.string().max(200, 'At most 200 characters.'),
);

/** A full entity ref of a group or a user. */
export const ownerSchema = shaped(
  /^(group|user):[a-z0-9._-]+\/[A-Za-z0-9._-]+$/,
  'A group or user with its namespace, for example group:default/shop-team.',
);

/** One line of text that is put into documents and manifests, where it is quoted. */
export function lineSchema(longest: number) {
  return shaped(
    /^[^\p{Cc}]*\S[^\p{Cc}]*$/u,
    'One line that says something.',
    z.string().max(longest, `At most ${longest} characters.`),
  );
}

/** Where images are pushed to: a registry and a path, without a tag. */
export const imageRepositorySchema = shaped(
  /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9]+([._-][a-z0-9]+)*)+$/,
  'A registry and a path, for example ghcr.io/shop-team.',
  z.string().max(180, 'At most 180 characters.'),
);

/** An address over HTTPS, or over HTTP within the machine. */
export const addressSchema = shaped(
  /^https?:\/\/[a-z0-9.-]+(:\d+)?(\/[^\s"'`\\<>${}]*)?$/i,
  'An address such as https://grafana.example.org.',
);

/** The name of a bucket of an object storage. */
export const bucketSchema = shaped(
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  'Three to 63 lower-case letters, digits, dots and dashes.',
);

/** A cron expression of five fields. */
export const scheduleSchema = shaped(
  /^([\d*/,A-Za-z-]+ ){4}[\d*/,A-Za-z-]+$/,
  'A cron expression of five fields, for example 30 2 * * *.',
);

/** The names of regions, projects and stores. */
export const wordSchema = shaped(
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  'Letters, digits, dots, dashes and underscores.',
  z.string().max(80, 'At most 80 characters.'),
);
