/**
 * Whether the table of workloads shows a workload that has restarted so often. Runs in the page.
 */
export function showsRestarts(restarts: number): boolean {
  return [
    ...document.querySelectorAll('table[aria-label="Workloads"] td'),
  ].some(cell => cell.textContent === String(restarts));
}
