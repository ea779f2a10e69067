import type { Blueprint } from '../Blueprint';
import { analyticsPipeline } from './analyticsPipeline';
import { backupFirstMonolith } from './backupFirstMonolith';
import { gitopsWebPlatform } from './gitopsWebPlatform';
import { multiAzEks } from './multiAzEks';

/**
 * The blueprints that come with the product. An adopter adds others by files.
 *
 * @public
 */
export const shippedBlueprints: readonly Blueprint[] = [
  gitopsWebPlatform,
  analyticsPipeline,
  backupFirstMonolith,
  multiAzEks,
];
