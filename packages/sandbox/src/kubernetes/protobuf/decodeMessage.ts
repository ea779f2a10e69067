/** The fields of a message by their number: a name, and what is inside. */
export interface MessageSchema {
  readonly [field: number]: {
    name: string;
    type: 'string' | 'bool' | 'integer' | 'base64' | 'map' | MessageSchema;
    repeated?: boolean;
  };
}

/** The bytes are no message, or not one of this schema. */
export class MalformedMessageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedMessageError';
  }
}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

const ENTRY: MessageSchema = {
  1: { name: 'key', type: 'string' },
  2: { name: 'value', type: 'string' },
};

/** Reads a protobuf message into the JSON it stands for. Fields without a name are passed over. */
export function decodeMessage(
  bytes: Buffer,
  schema: MessageSchema,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { number, value } of fieldsOf(bytes)) {
    const field = schema[number];
    if (field?.type === 'map') {
      const { key = '', value: text = '' } = decodeMessage(
        expectBytes(value),
        ENTRY,
      );
      const before = result[field.name];
      result[field.name] = Object.assign(before ?? {}, { [String(key)]: text });
    } else if (field) {
      const decoded = decodeValue(value, field.type);
      const before = result[field.name];
      result[field.name] = field.repeated
        ? [...(Array.isArray(before) ? before : []), decoded]
        : decoded;
    }
  }
  return result;
}

function decodeValue(
  value: Buffer | number,
  type: Exclude<MessageSchema[number]['type'], 'map'>,
): unknown {
  switch (type) {
    case 'integer':
      return value;
    case 'bool':
      return value !== 0;
    case 'string':
      return expectBytes(value).toString('utf8');
    case 'base64':
      return expectBytes(value).toString('base64');
    default:
      return decodeMessage(expectBytes(value), type);
  }
}

function* fieldsOf(
  bytes: Buffer,
): Generator<{ number: number; value: Buffer | number }> {
  let at = 0;
  const take = (length: number) => {
    if (at + length > bytes.length) {
      throw new MalformedMessageError('The message ends early');
    }
    at += length;
    return bytes.subarray(at - length, at);
  };
  const varint = () => {
    let result = 0;
    for (let scale = 1; ; scale *= 128) {
      const [byte] = take(1);
      result += (byte % 128) * scale;
      if (byte < 128) {
        return result;
      }
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case VARINT:
        yield { number, value: varint() };
        break;
      case LENGTH_DELIMITED:
        yield { number, value: take(varint()) };
        break;
      case FIXED_64:
        take(8);
        break;
      case FIXED_32:
        take(4);
        break;
      default:
        throw new MalformedMessageError(`Unknown wire type ${tag % 8}`);
    }
  }
}

function expectBytes(value: Buffer | number): Buffer {
  if (typeof value === 'number') {
    throw new MalformedMessageError('A number stands where bytes belong');
  }
  return value;
}
