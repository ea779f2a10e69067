import type { EndpointSlice, Service } from '../kubernetes';

const SERVICE_LABEL = 'kubernetes.io/service-name';

/** The EndpointSlices of each Service, which a label names. */
export class SliceIndex {
  readonly #slices = new Map<string, EndpointSlice[]>();

  constructor(list: readonly EndpointSlice[]) {
    for (const slice of list) {
      const { namespace, labels } = slice.metadata;
      const key = `${namespace}/${labels[SERVICE_LABEL]}`;
      const known = this.#slices.get(key);
      if (known) {
        known.push(slice);
      } else {
        this.#slices.set(key, [slice]);
      }
    }
  }

  of({ metadata: { namespace, name } }: Service): readonly EndpointSlice[] {
    return this.#slices.get(`${namespace}/${name}`) ?? [];
  }
}
