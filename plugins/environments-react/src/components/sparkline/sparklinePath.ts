import type { IndicatorRange } from '@flightdeck/plugin-environments-common';

type Points = IndicatorRange['points'];

/** The box that a line is drawn into. */
export interface SparklineBox {
  width: number;
  height: number;
}

/** A line as it is drawn: pieces between gaps, and the scale for further values. */
export interface SparklineShape {
  /** Each an SVG path; a single sample between gaps is a dot. */
  pieces: string[];
  y(value: number): number;
}

/**
 * Draws samples from left to right. A step without a sample is a gap: no line is invented over it.
 * The scale begins at zero unless values are negative, and holds the thresholds that are near.
 */
export function drawSparkline(
  points: Points,
  box: SparklineBox,
  thresholds: readonly number[] = [],
): SparklineShape {
  const scale = scaleOf(points, thresholds);
  const x = (index: number) =>
    points.length < 2 ? 0 : (index / (points.length - 1)) * box.width;
  const y = (value: number) =>
    box.height - ((value - scale.low) / (scale.high - scale.low)) * box.height;

  const pieces: string[] = [];
  let piece: string[] = [];
  const endPiece = () => {
    if (piece.length === 1) {
      // A line of no length with round ends is a dot.
      piece.push('h0');
    }
    if (piece.length > 0) {
      pieces.push(piece.join(''));
    }
    piece = [];
  };
  points.forEach(({ value }, index) => {
    if (value === undefined) {
      endPiece();
      return;
    }
    const command = piece.length === 0 ? 'M' : 'L';
    piece.push(`${command}${round(x(index))} ${round(y(value))}`);
  });
  endPiece();
  return { pieces, y };
}

/** A threshold this many times above every sample would press the line flat; it is left out. */
const FAR = 3;

function scaleOf(points: Points, thresholds: readonly number[]) {
  const values = points.flatMap(({ value }) => value ?? []);
  const top = Math.max(0, ...values);
  const near = thresholds.filter(each => top === 0 || each <= top * FAR);
  const low = Math.min(0, ...values);
  const high = Math.max(top, ...near);
  return { low, high: high > low ? high * 1.05 : low + 1 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
