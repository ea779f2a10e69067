import type { BlueprintCheck } from './Check';

/** A check of one type, with its parameters. */
export type CheckOf<Type extends BlueprintCheck['type']> = Extract<
  BlueprintCheck,
  { type: Type }
>;
