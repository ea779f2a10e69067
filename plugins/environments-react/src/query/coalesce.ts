/**
 * Wraps a run so that calls during it lead to exactly one more run after it. A storm of hints
 * thereby neither starts requests without end nor cancels the one that is under way.
 */
export function coalesce(run: () => Promise<void>): () => void {
  let running = false;
  let again = false;

  const loop = async () => {
    running = true;
    try {
      do {
        again = false;
        await run();
      } while (again);
    } finally {
      running = false;
    }
  };

  return () => {
    if (running) {
      again = true;
    } else {
      loop();
    }
  };
}
