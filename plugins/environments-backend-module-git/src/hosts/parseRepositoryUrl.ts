/** Where a repository is: what its address says, without credentials. */
export interface RepositoryUrl {
  /** With its port, for example `git.example.org:8443`. */
  host: string;
  /** Without slashes at its ends and without `.git`, for example `acme/shop`. */
  path: string;
  /** Whether it is an address of HTTP; else one of SSH. */
  isHttp: boolean;
}

/** `git@github.com:acme/shop.git`, as SSH has it beside real URLs. */
const SCP = /^(?:[\w.-]+@)?([\w.-]+):(?!\/)([^:]+)$/;

/**
 * Reads the address of a repository, as applications name it. Undefined for what is none, or is of
 * a protocol that is not spoken.
 */
export function parseRepositoryUrl(text: string): RepositoryUrl | undefined {
  const [, scpHost, scpPath] = SCP.exec(text) ?? [];
  if (scpHost && scpPath) {
    return toUrl(scpHost.toLowerCase(), `/${scpPath}`, false);
  }
  if (!URL.canParse(text)) {
    return undefined;
  }
  const { protocol, host, hostname, pathname, search, hash } = new URL(text);
  if (search || hash) {
    return undefined;
  }
  switch (protocol) {
    case 'http:':
    case 'https:':
      return toUrl(host, pathname, true);
    case 'ssh:':
      // Its port is that of SSH, and says nothing of where HTTP is.
      return toUrl(hostname.toLowerCase(), pathname, false);
    default:
      return undefined;
  }
}

function toUrl(
  host: string,
  pathname: string,
  isHttp: boolean,
): RepositoryUrl | undefined {
  const segments = pathname
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .slice(1);
  try {
    const decoded = segments.map(decodeURIComponent);
    return decoded.length > 0 && decoded.every(isSegment)
      ? { host, path: decoded.join('/'), isHttp }
      : undefined;
  } catch {
    return undefined;
  }
}

/** One name of a path: neither empty, nor a way up, nor several. */
function isSegment(text: string): boolean {
  return /^[^/\\\p{Cc}]+$/u.test(text) && text !== '.' && text !== '..';
}
