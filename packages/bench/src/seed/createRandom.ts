const MODULUS = 2 ** 31 - 1;
const MULTIPLIER = 48_271;

/**
 * Numbers from 0 to below 1 that are the same for the same seed, an integer from 1 on: the
 * minimal standard generator of Park and Miller.
 */
export function createRandom(seed: number): () => number {
  let state = seed % MODULUS;
  return () => {
    state = (state * MULTIPLIER) % MODULUS;
    return (state - 1) / (MODULUS - 1);
  };
}
