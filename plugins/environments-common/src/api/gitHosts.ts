import { z } from 'zod';

/**
 * The answer of `GET /v1/git-hosts`: where repositories can be made over plain git. Names and
 * addresses only.
 *
 * @public
 */
export const gitHostListSchema = z.object({
  hosts: z.array(z.object({ name: z.string(), url: z.string() })),
});

/** @public */
export type GitHostList = z.infer<typeof gitHostListSchema>;
