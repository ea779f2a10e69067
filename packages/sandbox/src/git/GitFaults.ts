/** What can go wrong with the sandbox's git server, on request. */
export class GitFaults {
  /** Every connection is cut without an answer, and Argo CD reads nothing new. */
  down = false;
  /** Pushes are taken, and the connection is cut before whoever pushed is told so. */
  losesPushAnswers = false;
  /** Commits are not handed out by their id, as the large hosts do it, but only branches and tags. */
  handsOutOnlyBranches = false;
}
