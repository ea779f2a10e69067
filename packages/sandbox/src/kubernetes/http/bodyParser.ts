import { json, raw, RequestHandler, text } from 'express';
import { parse } from 'yaml';
import { decodeKubernetesProtobuf } from '../protobuf/decodeKubernetesProtobuf';
import { StatusError } from '../StatusError';

const LIMIT = '3mb';
const YAML = ['application/yaml', 'application/apply-patch+yaml'];
const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/** Reads JSON and YAML bodies, and protobuf as far as it is known. */
export const bodyParser: RequestHandler[] = [
  (request, _response, next) => {
    // Kubernetes takes a body of no type for JSON, and older kubectl count on it.
    request.headers['content-type'] ??= 'application/json';
    next();
  },
  json({ limit: LIMIT, type: ['application/json', 'application/*+json'] }),
  text({ limit: LIMIT, type: YAML }),
  raw({ limit: LIMIT, type: PROTOBUF }),
  (request, _response, next) => {
    if (request.is(YAML) && typeof request.body === 'string') {
      request.body = parseYaml(request.body);
    } else if (Buffer.isBuffer(request.body)) {
      request.body = decodeKubernetesProtobuf(request.body);
    }
    next();
  },
];

function parseYaml(source: string): unknown {
  try {
    return parse(source);
  } catch (error) {
    throw StatusError.badRequest(`the body is not valid YAML: ${error}`);
  }
}
