/** What can go wrong with the sandbox's git server, on request. */
export class GitFaults {
  /** Every connection is cut without an answer, and Argo CD reads nothing new. */
  down = false;
}
