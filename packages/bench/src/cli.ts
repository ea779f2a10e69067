import { writeFile } from 'node:fs/promises';
import { readOptions } from './options';
import { formatReport } from './report/formatReport';
import { runBenchmark } from './runBenchmark';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const report = await runBenchmark(options, line =>
    process.stderr.write(`measuring ${line}\n`),
  );
  if (options.json) {
    await writeFile(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  process.stdout.write(formatReport(report));
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`bench: ${reason}\n`);
  process.exitCode = 1;
});
