import type { Evidence } from '@flightdeck/plugin-environments-common';

export type CiFailureKind = NonNullable<Evidence['error']>['kind'];

/** A host did not tell what CI says. Its message has neither a credential nor words of the host. */
export class CiFailure extends Error {
  readonly kind: CiFailureKind;

  constructor(kind: CiFailureKind, message: string) {
    super(message);
    this.name = 'CiFailure';
    this.kind = kind;
  }
}
