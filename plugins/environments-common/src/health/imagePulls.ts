/** Why a container waits whose image cannot be pulled. */
export const PULL_REASONS: ReadonlySet<string> = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'RegistryUnavailable',
]);
