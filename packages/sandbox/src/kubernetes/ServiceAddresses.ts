import { Manifest } from './Cluster';
import { isJsonObject } from './json';

const FIRST = 2;
const PER_BLOCK = 253;

/** Gives each Service its cluster IP, out of 10.96.0.0/16, each one once. */
export class ServiceAddresses {
  #given = 0;

  /** The manifest with an address, where it is a Service that lacks one. */
  assign(manifest: Manifest): Manifest {
    const { kind, spec } = manifest;
    if (
      kind !== 'Service' ||
      !isJsonObject(spec) ||
      spec.clusterIP ||
      spec.type === 'ExternalName'
    ) {
      return manifest;
    }
    const index = this.#given;
    this.#given += 1;
    const block = Math.floor(index / PER_BLOCK) % 256;
    const clusterIP = `10.96.${block}.${FIRST + (index % PER_BLOCK)}`;
    return {
      ...manifest,
      spec: {
        ...spec,
        clusterIP,
        clusterIPs: [clusterIP],
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
      },
    };
  }
}
