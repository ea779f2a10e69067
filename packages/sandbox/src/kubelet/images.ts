import { createHash } from 'node:crypto';

/** The name of the image with registry, folder and tag, as the runtime reports it. */
export function fullImageName(image: string): string {
  const [head, ...rest] = image.split('/');
  const hasRegistry =
    rest.length > 0 && (/[.:]/.test(head) || head === 'localhost');
  const path = rest.length === 0 ? `library/${image}` : image;
  const name = hasRegistry ? image : `docker.io/${path}`;
  return /[:@]/.test(name.slice(name.lastIndexOf('/')))
    ? name
    : `${name}:latest`;
}

/** The image by its digest. The same image always has the same one. */
export function imageId(image: string): string {
  const full = fullImageName(image);
  const [name, digest] = full.split('@');
  const repository = name.replace(/:[^:/]*$/, '');
  return digest
    ? `${repository}@${digest}`
    : `${repository}@sha256:${sha256(full)}`;
}

/** Whether the registries of the sandbox have it: not when its tag begins with `no-such`. */
export function isInRegistry(image: string): boolean {
  return !/:no-such[^:/]*$/.test(image);
}

/** What the container runtime answers to a pull of an image that is not there. */
export function pullError(image: string): string {
  const full = fullImageName(image);
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`;
}

/** Bytes; the same for the same image. */
export function imageSize(image: string): number {
  return 20_000_000 + (parseInt(sha256(image).slice(0, 8), 16) % 180_000_000);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The images that the nodes hold. */
export class ImageStore {
  readonly #held = new Set<string>();

  has(node: string, image: string): boolean {
    return this.#held.has(`${node} ${image}`);
  }

  add(node: string, image: string): void {
    // Nodes remove images that they have not used for long.
    if (this.#held.size >= 1000) {
      this.#held.clear();
    }
    this.#held.add(`${node} ${image}`);
  }
}
