import { useEffect } from 'react';

/**
 * Answers for a person while there is only one sensible answer. It looks after every render: of two
 * fields that answer at the same time the form keeps one, and the other answers again.
 */
export function useFill(needed: boolean, fill: () => void): void {
  useEffect(() => {
    if (needed) {
      fill();
    }
  });
}
