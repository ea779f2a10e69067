import type { Times } from './Report';

const KB = 1024;

export const ms = (value: number) => `${value.toFixed(1)} ms`;
export const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;
export const mb = (bytes: number) => `${(bytes / KB / KB).toFixed(1)} MB`;
export const times = ({ p50, p95 }: Times) => `${ms(p50)} / ${ms(p95)}`;
