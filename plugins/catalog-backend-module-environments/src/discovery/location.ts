const TYPE = 'flightdeck-discovery:';

/** Where entities of a source come from, as the catalog writes it. */
export function locationOf(sourceId: string): string {
  return `${TYPE}${sourceId}`;
}

export function isDiscoveryLocation(
  location: string | undefined,
): location is string {
  return location?.startsWith(TYPE) ?? false;
}
