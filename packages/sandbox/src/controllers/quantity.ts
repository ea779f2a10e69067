const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

const QUANTITY = /^(\d+(?:\.\d+)?)(n|u|m|k|Ki|M|Mi|G|Gi|T|Ti|)$/;

/** Cores or bytes of a Kubernetes quantity such as `250m` or `1Gi`; 0 of what is none. */
export function parseQuantity(quantity: string | number | undefined): number {
  const match = QUANTITY.exec(String(quantity ?? ''));
  return match ? Number(match[1]) * FACTORS[match[2]] : 0;
}
