export { isConfiguration } from './compareConfiguration';
export {
  compareStages,
  type StageFacts,
  uncomparedKinds,
} from './compareStages';
export * from './edits';
export { type ImageName, parseImageName } from './ImageName';
export * from './Release';
export { bareRevisions, releaseOf, type ReleaseParts } from './releaseOf';
export { sameImages } from './sameImages';
export { withDigests } from './withDigests';
