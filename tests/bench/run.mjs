// Times the engine in headless Chromium: node run.mjs ADDRESS CHROMIUM FILE…; prints one JSON line per file.
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
    const wasm = await engine.default();
    const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
    const start = performance.now();
    const opened = new engine.Opened(bytes);
    const read = performance.now() - start;
    opened.coverage();
    const runs = [];
    const begin = performance.now();
    // The browser's clock is coarse: several computations are timed together where one is short.
    const once = performance.now();
    opened.coverage();
    const together = Math.max(1, Math.ceil(5 / Math.max(0.05, performance.now() - once)));
    while (runs.length < 5 || (performance.now() - begin < 3000 && runs.length < 500)) {
      const start = performance.now();
      for (let i = 0; i < together; i += 1) opened.coverage();
      runs.push((performance.now() - start) / together);
    }
    runs.sort((a, b) => a - b);
    return {
      file,
      read_ms: read,
      least_ms: runs[0],
      median_ms: runs[Math.floor(runs.length / 2)],
      runs: runs.length * together,
      peak_kb: wasm.memory.buffer.byteLength / 1024,
    };
  }, file);
  console.log(JSON.stringify(result));
  await page.close();
}
await browser.close();
