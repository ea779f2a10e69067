import { createPrivateKey, sign, X509Certificate } from 'node:crypto';

const SEQUENCE = 0x30;
const UTC_TIME = 0x17;
const BIT_STRING = 0x03;

/**
 * The same certificate with another end, signed anew with the key it belongs to. For certificates
 * that vouch for themselves and end before 2050.
 *
 * @throws Error when it is not such a certificate.
 */
export function certificateEndingAt(
  certificate: string,
  key: string,
  end: Date,
): string {
  const { raw, validTo } = new X509Certificate(certificate);
  const whole = readElement(raw, 0);
  const body = readElement(raw, whole.content);
  const algorithm = readElement(raw, body.end);
  const signed = Buffer.from(raw.subarray(whole.content, body.end));
  const before = utcTime(new Date(validTo));
  const at = signed.lastIndexOf(before);
  if (at < 0) {
    throw new Error('The certificate does not tell its end as expected.');
  }
  utcTime(end).copy(signed, at);
  const signature = sign('sha256', signed, createPrivateKey(key));
  const renewed = element(
    SEQUENCE,
    Buffer.concat([
      signed,
      raw.subarray(body.end, algorithm.end),
      // No bit of the last byte is unused.
      element(BIT_STRING, Buffer.concat([Buffer.from([0]), signature])),
    ]),
  );
  return pem(renewed);
}

/** The element of DER at an offset: where its content begins, and where it ends. */
function readElement(der: Buffer, offset: number) {
  const first = der[offset + 1];
  const digits = first < 0x80 ? 0 : first - 0x80;
  const content = offset + 2 + digits;
  const length = digits === 0 ? first : der.readUIntBE(offset + 2, digits);
  return { content, end: content + length };
}

function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length];
  const header = length < 0x80 ? [tag, length] : [tag, ...bytes];
  return Buffer.concat([
    Buffer.from(header.map(byte => byte % 0x100)),
    content,
  ]);
}

function utcTime(time: Date): Buffer {
  const digits = time.toISOString().replace(/\D/g, '').slice(2, 14);
  return Buffer.concat([
    Buffer.from([UTC_TIME, digits.length + 1]),
    Buffer.from(`${digits}Z`),
  ]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    '-----BEGIN CERTIFICATE-----',
    ...lines,
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');
}
