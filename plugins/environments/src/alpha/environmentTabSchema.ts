import { z } from 'zod';

/** The path of the tab that environments link to; differs when the tab's own path is configured. */
export const environmentTabSchema = z.string().default('environment');
