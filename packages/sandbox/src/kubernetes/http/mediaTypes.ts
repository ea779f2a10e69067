/** The shape in which a client wants its objects. */
export type Representation = 'object' | 'Table' | 'PartialObjectMetadata';

/**
 * The first shape of the `Accept` header that the server knows. Everything is answered in JSON;
 * other encodings are passed over, as a client that names them also takes JSON.
 */
export function representationOf(accept: string | undefined): Representation {
  for (const range of (accept ?? '').split(',')) {
    const [mediaType, ...parameters] = range
      .split(';')
      .map(part => part.trim());
    const named = new Map(
      parameters.map(parameter => {
        const [key, value = ''] = parameter.split('=');
        return [key, value] as const;
      }),
    );
    const isJson = ['application/json', 'application/*', '*/*'].includes(
      mediaType,
    );
    const shape = named.get('as');
    if (isJson && shape === undefined) {
      return 'object';
    }
    if (isJson && named.get('g') === 'meta.k8s.io' && named.get('v') === 'v1') {
      if (shape === 'Table') {
        return 'Table';
      }
      if (shape?.startsWith('PartialObjectMetadata')) {
        return 'PartialObjectMetadata';
      }
    }
  }
  return 'object';
}
