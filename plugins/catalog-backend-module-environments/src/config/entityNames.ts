import { createHash } from 'node:crypto';
import {
  CommonValidatorFunctions,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const LONGEST = 63;
const HASH = 8;

export function isValidEntityNamespace(namespace: string): boolean {
  return CommonValidatorFunctions.isValidDnsLabel(namespace);
}

/** An owner as a reference, a Group where no kind is named; undefined when it cannot be one. */
export function parseOwner(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text, { defaultKind: 'group' });
    return KubernetesValidatorFunctions.isValidObjectName(ref.name)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A valid name of an entity from any texts, always the same one from the same texts. What had to be
 * shortened ends with a hash, so that two long names stay two.
 */
export function toEntityName(...parts: readonly string[]): string {
  const whole = parts
    .join('-')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/([._-])[._-]+/g, '$1')
    .replace(/^[._-]+|[._-]+$/g, '');
  if (whole !== '' && whole.length <= LONGEST) {
    return whole;
  }
  const hash = createHash('sha256')
    .update(parts.join('\n'))
    .digest('hex')
    .slice(0, HASH);
  const start = whole.slice(0, LONGEST - HASH - 1).replace(/[._-]+$/, '');
  return start === '' ? `environment-${hash}` : `${start}-${hash}`;
}
