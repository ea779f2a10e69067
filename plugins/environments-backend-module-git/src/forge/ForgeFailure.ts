import type { Evidence } from '@flightdeck/plugin-environments-common';

export type ForgeFailureKind = NonNullable<Evidence['error']>['kind'];

/** A host did not tell what it was asked. Its message has neither a credential nor words of the host. */
export class ForgeFailure extends Error {
  readonly kind: ForgeFailureKind;

  constructor(kind: ForgeFailureKind, message: string) {
    super(message);
    this.name = 'ForgeFailure';
    this.kind = kind;
  }
}
