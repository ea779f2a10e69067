import { spawn } from 'child_process';
import { until } from '../__testUtils__/until';
import { ChildProgram, GUARD } from './ChildProgram';
import { freePort } from './freePort';

jest.setTimeout(60_000);

describe('ChildProgram', () => {
  const server =
    'require("http").createServer((q,r)=>r.end()).listen(+process.argv[1],"127.0.0.1")';

  it('ends with the process that started it, however that dies', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const guard = ChildProgram.start('Server', process.execPath, [
      ...['-e', server, `${port}`],
    ]);
    await guard.untilReady(url, 10_000);
    await guard.stop();
    await expect(fetch(url)).rejects.toThrow();

    const parent = spawn(process.execPath, ['-e', parentOf(server, port)], {
      stdio: 'ignore',
    });
    await until(
      async () =>
        await fetch(url).then(
          () => true,
          () => false,
        ),
    );
    parent.kill('SIGKILL');
    await until(
      async () =>
        await fetch(url).then(
          () => false,
          () => true,
        ),
    );
  });

  it('tells the last words of a program that does not start', async () => {
    const program = ChildProgram.start('Broken', '/bin/sh', [
      ...['-c', 'echo no disk >&2; exit 3'],
    ]);
    await expect(
      program.untilReady(`http://127.0.0.1:${await freePort()}`, 10_000),
    ).rejects.toThrow('Broken ended: no disk');
  });
});

/** A process that guards a server as `ChildProgram` does. */
function parentOf(server: string, port: number): string {
  const source = JSON.stringify(GUARD);
  const args = JSON.stringify([process.execPath, '-e', server, `${port}`]);
  return `require('child_process').spawn('/bin/sh', ['-c', ${source}, 'sh', ...${args}], { stdio: ['pipe', 'ignore', 'ignore'] }); setInterval(() => {}, 1000);`;
}
