// Times opening a region's file, opening the region from this device's storage, one edit until it is
// saved, and making its file, in headless Chromium with a profile on the disk: node storage.mjs ADDRESS
// CHROMIUM; prints one JSON line per size, with the longest tasks on the page's thread.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [address, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");
const sample = JSON.parse(await readFile(new URL("../../public/samples/ave.json", import.meta.url), "utf8"));
const own = sample.region.needs;
const RUNS = 5;

for (const needs of [own.length, 100_000]) {
  sample.region.name = "Bench";
  sample.region.id = `01900000-0000-7000-8000-${String(needs).padStart(12, "0")}`;
  sample.region.needs = Array.from({ length: needs }, (_, i) => {
    const need = own[i % own.length];
    return i < own.length ? need : { ...need, id: `01900000-0000-7000-8001-${String(i).padStart(12, "0")}` };
  });
  const profile = await mkdtemp(join(tmpdir(), "enlace-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath, locale: "en-GB",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // From the first question to the storage until the region's name stands in the header.
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...args) {
      window.asked ??= performance.now();
      return open.apply(this, args);
    };
    const look = new MutationObserver(() => {
      if (!document.getElementById("regions-button") || window.shown) return;
      window.shown = performance.now();
      look.disconnect();
    });
    look.observe(document, { subtree: true, childList: true });
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => Math.round(it.duration)))).observe({ entryTypes: ["longtask"] });
  });
  /** The longest tasks since last asked, once the page rests. */
  const tasks = async () => {
    await page.waitForTimeout(1000);
    return page.evaluate(() => window.tasks.splice(0).sort((a, b) => b - a).slice(0, 5));
  };
  const saved = () => page.locator("#save-state").filter({ hasText: /^Saved/ }).waitFor({ timeout: 120_000 });
  await page.goto(address);
  const file = join(profile, "bench.json");
  await writeFile(file, JSON.stringify(sample));
  await tasks();
  const start = performance.now();
  await page.locator("input[type=file]").first().setInputFiles(file);
  await saved();
  const file_opened_ms = Math.round(performance.now() - start);
  const opening_file = await tasks();

  const opened = [];
  const edited = [];
  const opening = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto(new URL("settings", address).href);
    await saved();
    opened.push(await page.evaluate(() => window.shown - window.asked));
    opening.push(...(await tasks()));
    await page.locator("#region-name").waitFor();
    edited.push(
      await page.evaluate(
        (name) =>
          new Promise((resolve) => {
            const input = document.getElementById("region-name");
            const state = document.getElementById("save-state");
            input.value = name;
            const start = performance.now();
            let saving = false;
            new MutationObserver((_, look) => {
              saving ||= !state.textContent.startsWith("Saved");
              if (!saving || !state.textContent.startsWith("Saved")) return;
              look.disconnect();
              resolve(performance.now() - start);
            }).observe(state, { subtree: true, childList: true, characterData: true });
            input.dispatchEvent(new Event("input", { bubbles: true }));
            input.dispatchEvent(new Event("change", { bubbles: true }));
          }),
        `Bench ${run}`,
      ),
    );
  }
  await tasks();
  const download = page.waitForEvent("download", { timeout: 120_000 });
  await page.keyboard.press("Control+s");
  await download;
  const making_file = await tasks();
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  const middle = (times) => Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]);
  console.log(
    JSON.stringify({
      needs, file_opened_ms, opening_file_tasks_ms: opening_file, making_file_tasks_ms: making_file,
      opening_tasks_ms: opening.sort((a, b) => b - a).slice(0, 5), open_median_ms: middle(opened), open_least_ms: Math.round(Math.min(...opened)),
      edit_saved_median_ms: middle(edited), edit_saved_least_ms: Math.round(Math.min(...edited)),
    }),
  );
}
