import type { z } from 'zod/v3';

/** What the scaffolder makes the schemas of actions with. */
export type Zod = typeof z;
