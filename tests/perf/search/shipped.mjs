// How long a keystroke takes to be answered over the project's own terms and
// words, in Chromium: the list of queries typed letter by letter.
// Usage: node shipped.mjs FORM-PEERS ADAPTER.js [runs]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [peers, adapter, runs = 3] = process.argv.slice(2);
const from = (file) => import(pathToFileURL(path.resolve(peers, 'lib', file)));
const { withBrowser } = await from('browser.mjs');
const { StaticServer } = await from('server.mjs');
const { median, quantile } = await from('stats.mjs');

const list = fs.readFileSync(new URL('../../ctcae/queries.txt', import.meta.url), 'utf8');
const queries = list.split('\n').filter((line) => /^[^#[]/.test(line)).map((line) => line.split(' = ')[0]);
const www = fs.mkdtempSync(path.join(os.tmpdir(), 'shipped-'));
fs.copyFileSync(adapter, path.join(www, 'adapter.js'));
fs.writeFileSync(path.join(www, 'index.html'), '<!doctype html><title>search</title><link rel="icon" href="data:,">');
// Isolated: timers of 5 microseconds.
const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const server = await new StaticServer(www, { headers }).start();

console.log('| version | CPU | criteria read ms | search built ms | query median ms | p95 ms | max ms |\n|---|---|---|---|---|---|---|');
for (const version of ['5.0', '6.0']) for (const rate of [1, 6]) {
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await withBrowser(async (context) => {
    const page = context.pages()[0];
    const cdp = await context.newCDPSession(page);
    await page.goto(`${server.origin}/index.html`);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    return page.evaluate(async ({ version, queries }) => {
      const { Shipped } = await import('/adapter.js');
      let start = performance.now();
      const shipped = Shipped.read(version);
      const read = performance.now() - start;
      start = performance.now();
      const finder = shipped.finder();
      const build = performance.now() - start;
      const times = [];
      for (const query of queries) {
        for (let end = 1; end <= query.length; end++) {
          const typed = query.slice(0, end);
          start = performance.now();
          finder.find(typed, 20);
          times.push(performance.now() - start);
        }
        await new Promise((done) => setTimeout(done));
      }
      return { read, build, times };
    }, { version, queries });
  }));
  const of = (what) => median(all.map(what)).toFixed(3);
  console.log(`| ${version} | ${rate}x | ${of((one) => one.read)} | ${of((one) => one.build)} | ${of((one) => median(one.times))} | ${of((one) => quantile(one.times, 0.95))} | ${of((one) => Math.max(...one.times))} |`);
}
await server.stop();
fs.rmSync(www, { recursive: true, force: true });
