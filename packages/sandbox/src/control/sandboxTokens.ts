/**
 * The tokens that the sandbox's servers take. They are no secrets: the servers listen on this
 * machine only and hold nothing that is real.
 *
 * @public
 */
export const sandboxTokens = {
  kubernetes: 'sandbox-kubernetes-token',
  argocd: 'sandbox-argocd-token',
  /** The password of whoever pushes to the git server, under any user name. */
  git: 'sandbox-git-token',
} as const;
