import { LOG_LIMITS } from '@flightdeck/plugin-environments-common';
import { stripVTControlCharacters } from 'node:util';

/** What a terminal would act on, and a page would show as a box. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t]/gu;

/** Cuts bytes so that no character is cut in two. */
function decode(bytes: Uint8Array): string {
  // In stream mode the begin of a character at the end is kept back, here for ever; bytes that
  // are no text become the replacement character.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, {
    stream: true,
  });
}

/** The text of a log line, of which `missing` bytes have been left out before. */
export function cleanText(bytes: Uint8Array, missing: number): string {
  const kept = bytes.subarray(0, LOG_LIMITS.lineBytes);
  const leftOut = missing + bytes.length - kept.length;
  const isWhole = leftOut === 0;
  const text = stripVTControlCharacters(
    isWhole ? Buffer.from(kept).toString('utf8') : decode(kept),
  ).replace(CONTROL_CHARACTERS, '');
  return isWhole ? text : `${text} … (${leftOut} bytes left out)`;
}
