import { execFile } from 'child_process';
import { mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { promisify } from 'util';
import { ChildProgram } from '../real/ChildProgram';
import { findProgram } from '../real/findProgram';
import { freePort } from '../real/freePort';

/** The real Prometheus with samples of the past, in OpenMetrics' text format. */
export async function startRealWith(text: string) {
  const prometheus = await findProgram('prometheus');
  const promtool = await findProgram('promtool');
  if (!prometheus || !promtool) {
    throw new Error('prometheus and promtool are needed on PATH');
  }
  const folder = await mkdtemp(join(tmpdir(), 'flightdeck-conformance-'));
  const file = (name: string) => join(folder, name);
  await writeFile(file('samples.txt'), text);
  await writeFile(file('prometheus.yml'), '');
  await promisify(execFile)(promtool, [
    ...['tsdb', 'create-blocks-from', 'openmetrics'],
    ...[file('samples.txt'), file('data')],
  ]);
  const host = `127.0.0.1:${await freePort()}`;
  const program = ChildProgram.start('Prometheus', prometheus, [
    `--config.file=${file('prometheus.yml')}`,
    `--storage.tsdb.path=${file('data')}`,
    '--storage.tsdb.retention.time=100y',
    `--web.listen-address=${host}`,
  ]);
  await program.untilReady(`http://${host}/-/ready`, 30_000);
  const ask = async (query: string, time: number) =>
    await fetch(`http://${host}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query, time: `${time}` }),
    });
  const stop = async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ask, stop };
}
