import type { GitSubject } from '../git/explainGitFailure';

/** The API of a host, for one repository. */
export interface HostApi {
  kind: 'github' | 'gitlab' | 'gitea';
  /** The address of the API, without a slash at its end. */
  apiUrl: string;
  /** The path of the repository, for example `acme/shop`. */
  repository: string;
  /** With credentials, asked for anew each time. */
  headers(): Promise<Record<string, string>>;
  subject: Pick<GitSubject, 'host' | 'repository' | 'credentialsKey'>;
}
