export { diffLines, type LineDifference } from './diffLines';
export { diffManifests } from './diffManifests';
