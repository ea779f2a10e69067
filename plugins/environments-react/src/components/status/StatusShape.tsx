import type { ReactNode } from 'react';
import type { Tone } from './tones';

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** Outlines that differ without any colour: octagon, triangle, diamond, ring, square, shield, disc. */
const SHAPES: Record<Tone, ReactNode> = {
  critical: (
    <>
      <path
        d="M5.3 1.2h5.4l4.1 4.1v5.4l-4.1 4.1H5.3L1.2 10.7V5.3z"
        fill="currentColor"
      />
      <path
        d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"
        {...stroke}
        stroke="var(--status-cut)"
      />
    </>
  ),
  warning: (
    <>
      <path
        d="M8 1.3l7.2 13.2H.8z"
        fill="currentColor"
        stroke="currentColor"
        strokeLinejoin="round"
      />
      <path d="M8 6v4M8 12.4v.1" {...stroke} stroke="var(--status-cut)" />
    </>
  ),
  unknown: (
    <>
      <path d="M8 .9L15.1 8 8 15.1.9 8z" {...stroke} strokeDasharray="3 2.2" />
      <path
        d="M6.3 6.6a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.6-.9 1.1M8 11.4v.1"
        {...stroke}
        strokeWidth={1.4}
      />
    </>
  ),
  progressing: (
    <>
      <path d="M14.6 8A6.6 6.6 0 1 1 8 1.4" {...stroke} />
      <path d="M8 4.4V8l2.6 1.6" {...stroke} />
    </>
  ),
  suspended: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.5" {...stroke} />
      <path d="M6.2 5.4v5.2M9.8 5.4v5.2" {...stroke} />
    </>
  ),
  excused: (
    <>
      <path
        d="M8 1.2l5.8 2v4.2c0 3.4-2.4 6-5.8 7.3-3.4-1.3-5.8-3.9-5.8-7.3V3.2z"
        {...stroke}
      />
      <path d="M5.4 7.8h5.2" {...stroke} />
    </>
  ),
  healthy: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path
        d="M4.8 8.3l2.2 2.2 4.2-4.6"
        {...stroke}
        stroke="var(--status-cut)"
      />
    </>
  ),
};

/** The shape of a tone. A word always stands beside it, so it says nothing to a screen reader. */
export function StatusShape(props: { tone: Tone }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[props.tone]}
    </svg>
  );
}
