import { StatusError } from '../StatusError';
import {
  decodeMessage,
  MalformedMessageError,
  MessageSchema,
} from './decodeMessage';

/** What every message begins with, before the `runtime.Unknown` around the object. */
const MAGIC = Buffer.from([0x6b, 0x38, 0x73, 0x00]);

const text = (name: string) => ({ name, type: 'string' } as const);
const map = (name: string) => ({ name, type: 'map' } as const);

const objectMeta: MessageSchema = {
  1: text('name'),
  2: text('generateName'),
  3: text('namespace'),
  11: map('labels'),
  12: map('annotations'),
};

const metadata = { name: 'metadata', type: objectMeta };

/** Kinds that `kubectl` sends in protobuf whatever the server says. */
const SCHEMAS: Readonly<Record<string, MessageSchema>> = {
  SelfSubjectAccessReview: {
    2: {
      name: 'spec',
      type: {
        1: {
          name: 'resourceAttributes',
          type: {
            1: text('namespace'),
            2: text('verb'),
            3: text('group'),
            4: text('version'),
            5: text('resource'),
            6: text('subresource'),
            7: text('name'),
          },
        },
        2: {
          name: 'nonResourceAttributes',
          type: { 1: text('path'), 2: text('verb') },
        },
      },
    },
  },
  SelfSubjectRulesReview: {
    2: { name: 'spec', type: { 1: text('namespace') } },
  },
  SelfSubjectReview: {},
  Namespace: { 1: metadata },
  ConfigMap: { 1: metadata, 2: map('data') },
};

const ENVELOPE: MessageSchema = {
  1: {
    name: 'typeMeta',
    type: { 1: text('apiVersion'), 2: text('kind') },
  },
  2: { name: 'raw', type: 'base64' },
};

/**
 * Reads the few kinds whose protobuf form the server knows into their JSON form. Throws 415 for
 * every other, and 400 for bytes that are no message.
 */
export function decodeKubernetesProtobuf(
  body: Buffer,
): Record<string, unknown> {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw StatusError.badRequest('the body is not Kubernetes protobuf');
  }
  const { typeMeta, raw } = read(body.subarray(MAGIC.length), ENVELOPE);
  const { apiVersion, kind } = Object.assign(
    { apiVersion: '', kind: '' },
    typeMeta,
  );
  const schema = SCHEMAS[kind];
  if (!schema) {
    throw StatusError.unsupportedMediaType([
      'application/json',
      'application/yaml',
    ]);
  }
  const bytes = Buffer.from(typeof raw === 'string' ? raw : '', 'base64');
  return { apiVersion, kind, ...read(bytes, schema) };
}

function read(bytes: Buffer, schema: MessageSchema): Record<string, unknown> {
  try {
    return decodeMessage(bytes, schema);
  } catch (error) {
    if (error instanceof MalformedMessageError) {
      throw StatusError.badRequest(
        `the body is not valid protobuf: ${error.message}`,
      );
    }
    throw error;
  }
}
