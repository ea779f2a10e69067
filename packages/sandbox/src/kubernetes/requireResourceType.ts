import { findResourceType, ResourceType } from './resourceTypes';
import { StatusError } from './StatusError';

/** The type of a kind. Throws 404, as `kubectl` words it, for a kind that is not served. */
export function requireResourceType(
  kind: string,
  apiVersion?: string,
): ResourceType {
  const type = findResourceType(kind);
  if (!type) {
    throw StatusError.noMatch(kind, apiVersion);
  }
  return type;
}
