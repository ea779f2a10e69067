const HOSTS_OF_DOCKER = [
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
];

/**
 * The name of an image's repository in full, as `redis`, `library/redis` and
 * `docker.io/library/redis` are the same.
 */
export function canonicalRepository(repository: string): string {
  const [first, ...rest] = repository.split('/');
  const hasHost =
    rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  if (hasHost && !HOSTS_OF_DOCKER.includes(first)) {
    return repository;
  }
  const path = hasHost ? rest.join('/') : repository;
  return `docker.io/${path.includes('/') ? path : `library/${path}`}`;
}
