import { createHash } from 'node:crypto';
import {
  assembleInventory,
  type EnvironmentFacts,
} from '@flightdeck/plugin-environments-common';
import { hasSameItems, type Lists, writeSources } from '../snapshots/sameFacts';

/** An inventory, ready to be sent. */
export interface WrittenInventory {
  /** The inventory as JSON. */
  body: string;
  version: string;
}

interface Entry {
  lists: Lists;
  sources: string;
  written: WrittenInventory;
}

/**
 * Writes inventories down, each once: as long as its facts are the same, all who look at an
 * environment are sent the same.
 */
export class InventoryCache {
  readonly #entries = new WeakMap<EnvironmentFacts['environment'], Entry>();

  get(facts: EnvironmentFacts): WrittenInventory {
    const known = this.#entries.get(facts.environment);
    const lists = listsOf(facts);
    const sources = writeSources(facts.sources);
    if (known?.sources === sources && hasSameItems(known.lists, lists)) {
      return known.written;
    }
    const body = JSON.stringify(assembleInventory(facts));
    const version = createHash('sha256').update(body).digest('base64url');
    const written = { body, version };
    this.#entries.set(facts.environment, { lists, sources, written });
    return written;
  }
}

/** All that an inventory can be made of; events, which come most often, are no part of it. */
function listsOf({ objects, usage, volumes }: EnvironmentFacts): Lists {
  const { Event: _, ...others } = objects;
  return new Map(Object.entries({ ...others, usage, volumes }));
}
