/** The servers of the sandbox that a contract is tested with. */
export function sandboxKinds(): ('own' | 'real')[] {
  const without = (process.env.FLIGHTDECK_WITHOUT ?? '').split(/[\s,]+/);
  return without.includes('prometheus') ? ['own'] : ['own', 'real'];
}
