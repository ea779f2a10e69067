/** Of `registry.test/app:1.0@sha256:…` the repository and the tag. */
export function splitImage(image: string): {
  repository: string;
  tag?: string;
} {
  const [name] = image.split('@');
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/')
    ? { repository: name.slice(0, colon), tag: name.slice(colon + 1) }
    : { repository: name };
}
