// Times the engine in headless Chromium, beside two peers: node run.mjs ADDRESS CHROMIUM FILE…; prints one
// JSON line per file.
import { createRequire } from "node:module";

const [address, executablePath, ...files] = process.argv.slice(2);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});
for (const file of files) {
  // A page of its own for each file, so that its memory is this region's.
  const page = await browser.newPage();
  await page.goto(address);
  const result = await page.evaluate(async (file) => {
    const engine = await import("./enlace_bench.js");
    const peers = await import("./peers.mjs");
    const wasm = await engine.default();
    const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
    const start = performance.now();
    const opened = new engine.BenchRegion(bytes);
    const read = performance.now() - start;

    /** How long something takes, the shortest time first. */
    const times = async (work) => {
      await work();
      const runs = [];
      const once = performance.now();
      await work();
      // The browser's clock is coarse: several are timed together where one is short.
      const together = Math.max(1, Math.ceil(5 / Math.max(0.05, performance.now() - once)));
      const begin = performance.now();
      while (runs.length < 5 || (performance.now() - begin < 2000 && runs.length < 500)) {
        const start = performance.now();
        for (let i = 0; i < together; i += 1) await work();
        runs.push((performance.now() - start) / together);
      }
      return runs.sort((a, b) => a - b);
    };
    const median = (runs) => runs[Math.floor(runs.length / 2)];

    const coverage = await times(() => opened.coverage());
    const sums = await times(() => opened.sums());
    const problems = await times(() => opened.problems());
    const peak = wasm.memory.buffer.byteLength / 1024;
    opened.keep();
    const need = await times(() => opened.edit_need());
    const offer = await times(() => opened.edit_offer());
    const setting = await times(() => opened.edit_setting());
    const sumsKept = await times(() => opened.sums_kept());
    const kept = wasm.memory.buffer.byteLength / 1024;
    const rows = peers.rowsOf(JSON.parse(new TextDecoder().decode(bytes)).region);
    const arquero = await times(await peers.arquero(rows));
    const duckdb = await times(await peers.duckdb(rows));
    return {
      file,
      read_ms: read,
      least_ms: coverage[0],
      median_ms: median(coverage),
      runs: coverage.length,
      peak_kb: peak,
      kept_kb: kept,
      need_edit_ms: median(need),
      offer_edit_ms: median(offer),
      setting_edit_ms: median(setting),
      sums_kept_ms: sumsKept[0],
      problems_ms: median(problems),
      sums_ms: sums[0],
      arquero_ms: arquero[0],
      duckdb_ms: duckdb[0],
    };
  }, file);
  console.log(JSON.stringify(result));
  await page.close();
}
await browser.close();
