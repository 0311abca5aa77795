// Tells the jobs in one browser: ENLACE_DIST=… ENLACE_XTASK=… node run.mjs firefox|webkit
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { endAll, Host } from "../e2e/pages/host.mjs";
import { JOBS } from "./jobs.mjs";

const [name] = process.argv.slice(2);
const { start, JOBS: others = {} } = await import(`./${name}.mjs`);
const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)}s`;
const begun = performance.now();
const folder = await mkdtemp(join(tmpdir(), `enlace-${name}-`));
let passed = 0;
let failed = 0;
const host = await Host.start(process.env.ENLACE_DIST);
for (const [job, tell] of Object.entries({ ...JOBS, ...others })) {
  const from = performance.now();
  // Each in a folder and a browser of its own.
  const own = join(folder, String(passed + failed));
  await mkdir(own);
  const browser = await start(own);
  try {
    await tell(browser, host.address, own);
    assert.deepEqual(browser.complaints(), [], "what the pages complained about");
    passed += 1;
    console.log(`  ok in ${name}: ${job} (${seconds(from)})`);
  } catch (error) {
    failed += 1;
    console.error(`  not so in ${name}: ${job} (${seconds(from)})\n${error.stack}`);
  } finally {
    await browser.end();
  }
}
await endAll();
await rm(folder, { recursive: true, force: true });
if (failed > 0) console.log(`  ${failed} failed`);
console.log(`  ${passed} passed (${seconds(begun)})`);
process.exitCode = failed > 0 ? 1 : 0;
