import { isJsonObject, JsonObject } from '../json';
import { ResourceType } from '../resourceTypes';
import { StatusError } from '../StatusError';
import { jsonPatch } from './jsonPatch';
import { mergePatch } from './mergePatch';
import { strategicMergePatch } from './strategicMergePatch';

export type PatchFormat = 'json' | 'merge' | 'strategic' | 'apply';

const FORMATS: Readonly<Record<string, PatchFormat>> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/apply-patch+yaml': 'apply',
};

/** The format that a content type names; 415 when the kind cannot be patched with it. */
export function patchFormatOf(
  type: ResourceType,
  contentType: string | undefined,
): PatchFormat {
  const mediaTypes = Object.keys(FORMATS).filter(
    mediaType => FORMATS[mediaType] !== 'strategic' || !isCustom(type),
  );
  const wanted = contentType?.split(';')[0].trim();
  const found = mediaTypes.find(mediaType => mediaType === wanted);
  if (!found) {
    throw StatusError.unsupportedMediaType(mediaTypes);
  }
  return FORMATS[found];
}

/** The object after the patch. */
export function applyPatch(options: {
  type: ResourceType;
  format: PatchFormat;
  target: JsonObject;
  patch: unknown;
}): unknown {
  const { type, format, target, patch } = options;
  if (format === 'json') {
    return jsonPatch(target, patch);
  }
  if (!isJsonObject(patch)) {
    throw StatusError.badRequest('error decoding patch: it must be an object');
  }
  // Server-side apply without field owners: what the manifest names is set, the rest stays.
  return format === 'strategic' || (format === 'apply' && !isCustom(type))
    ? strategicMergePatch(type.kind, target, patch)
    : mergePatch(target, patch);
}

/** Custom resources carry no merge keys. */
export function isCustom(type: ResourceType): boolean {
  return type.group.includes('.') && !type.group.endsWith('.k8s.io');
}
