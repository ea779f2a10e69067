import { mockServices } from '@backstage/backend-test-utils';
import {
  checklistDefinitionSchema,
  type Release,
  releaseOf,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import {
  type ChecklistStores,
  createChecklistStores,
} from '../checklists/store/ChecklistStores';
import type { Sheet } from '../checklists/store/Sheet';
import type { NewSignature } from '../checklists/store/SignatureStore';
import { migrateDatabase } from '../database/migrateDatabase';

const TABLES = [
  'events',
  'evidence',
  'items',
  'notices',
  'pushed',
  'sheets',
  'signatures',
  'waivers',
];

/** The stores of checklists on an empty database, and an environment that they are of. */
export class StoreScene {
  static readonly prod = 'resource:default/shop-prod';
  readonly definition = checklistDefinitionSchema.parse({
    title: 'Before prod',
    items: [
      { id: 'plan', title: 'Plan', why: 'One knows.' },
      { id: 'access', title: 'Access', why: 'So is it.', scope: 'environment' },
    ],
  });
  readonly stores: ChecklistStores;
  readonly knex: Knex;

  static async create(knex: Knex): Promise<StoreScene> {
    await migrateDatabase(mockServices.database({ knex }));
    for (const table of TABLES) {
      await knex(`checklist_${table}`).delete();
    }
    return new StoreScene(knex);
  }

  private constructor(knex: Knex) {
    this.knex = knex;
    this.stores = createChecklistStores(knex);
  }

  /** The id of a new sheet; undefined when there is one of the release. */
  open(image: string, openedAt = atTime('08:00')): Promise<string | undefined> {
    return this.knex.transaction(transaction =>
      this.stores.sheets.add(
        {
          environmentRef: StoreScene.prod,
          release: aRelease(image),
          round: 1,
          definition: this.definition,
          from: undefined,
          standing: 'open',
          openedAt,
        },
        transaction,
      ),
    );
  }

  async sheetOf(image: string): Promise<Sheet> {
    const { key } = aRelease(image);
    const sheet = await this.stores.sheets.find(StoreScene.prod, key);
    if (!sheet) {
      throw new Error(`No sheet of ${image}.`);
    }
    return sheet;
  }

  async sign(image: string, signature: NewSignature): Promise<boolean> {
    const { sheets, signatures } = this.stores;
    return sheets.change((await this.sheetOf(image)).id, locked =>
      signatures.put(locked.sheet, signature, locked.transaction),
    );
  }

  async signers(image: string): Promise<string[]> {
    const found = await this.stores.signatures.list(await this.sheetOf(image));
    return found.map(({ answer, by, itemId }) => `${itemId} ${by} ${answer}`);
  }
}

/** A minute of one day. */
export function atTime(time: string): string {
  return `2026-11-21T${time}:00.000Z`;
}

export function aRelease(image: string): Release {
  return releaseOf({ images: [image], applications: [] });
}

export function aSignature(change: Partial<NewSignature> = {}): NewSignature {
  return {
    itemId: 'plan',
    by: 'user:default/ada',
    at: atTime('10:00'),
    answer: 'confirmed',
    ...change,
  };
}
