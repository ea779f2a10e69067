export {
  compareStages,
  type StageFacts,
  uncomparedKinds,
} from './compareStages';
export * from './Release';
export { bareRevisions, releaseOf, type ReleaseParts } from './releaseOf';
export { withDigests } from './withDigests';
