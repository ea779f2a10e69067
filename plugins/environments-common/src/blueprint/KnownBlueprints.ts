/**
 * The blueprints that an environment may name.
 *
 * @public
 */
export interface KnownBlueprints {
  names: readonly string[];
  /** Why what a name stands for cannot be used, or is not what it seems: a sentence, by name. */
  problems?: ReadonlyMap<string, string>;
}
