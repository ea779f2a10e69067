import { z } from 'zod';

/**
 * An address that a page may link to: nothing that a browser would run.
 *
 * @public
 */
export const httpAddressSchema = z
  .string()
  .max(2000)
  .refine(text => {
    const address = URL.canParse(text) ? new URL(text) : undefined;
    return address?.protocol === 'https:' || address?.protocol === 'http:';
  }, 'it is an http or https address');
