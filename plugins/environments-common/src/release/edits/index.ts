export { applySlotChanges, changeSlot } from './changeSlots';
export { describeFileChange } from './describeFileChange';
export { describeSlotChanges } from './describeSlotChanges';
export { helmSlots } from './helmSlots';
export type { ImageSlot, ImageSlots, RepositoryFile } from './ImageSlot';
export { findKustomization, kustomizeSlots } from './kustomizeSlots';
export { manifestSlots } from './manifestSlots';
export {
  type ImageEditRequest,
  type ImageEdits,
  planImageEdits,
} from './planImageEdits';
export { replacesImage } from './ReleaseImages';
export { revisionSlots } from './revisionSlots';
export type { ScalarSlot, SlotChange } from './ScalarSlot';
