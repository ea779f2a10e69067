/**
 * Wraps a run so that calls during it lead to exactly one more run after it. A storm of hints
 * thereby neither starts requests without end nor cancels the one that is under way.
 *
 * @param pauseMs - how long to rest after a run, for what costs others something
 */
export function coalesce(run: () => Promise<void>, pauseMs = 0): () => void {
  let running = false;
  let again = false;

  const loop = async () => {
    running = true;
    try {
      do {
        again = false;
        await run();
        if (pauseMs > 0) {
          await new Promise(resolve => setTimeout(resolve, pauseMs));
        }
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
