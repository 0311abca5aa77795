// Times the table of offers in headless Chromium with 20,000 rows: node table.mjs ADDRESS CHROMIUM
// [ROWS]; prints one JSON line. The rows are the sample's offers, copied.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [address, executablePath, wanted = "20000"] = process.argv.slice(2);
const rows = Number(wanted);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");

const sample = JSON.parse(await readFile(new URL("../../public/samples/ave.json", import.meta.url), "utf8"));
const offers = sample.region.offers;
sample.region.name = "Bench";
sample.region.id = "01900000-0000-7000-8000-00000000bead";
sample.region.offers = Array.from({ length: rows }, (_, i) => {
  const { shared_with, ...offer } = offers[i % offers.length];
  return { ...offer, id: `01900000-0000-7000-8000-${String(i).padStart(12, "0")}` };
});

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1366, height: 768 } });
await context.grantPermissions(["clipboard-read", "clipboard-write"]);
const page = await context.newPage();
await page.goto(address);
const saved = () => page.locator("#save-state").filter({ hasText: /^Saved/ }).waitFor({ timeout: 120_000 });
await page.locator("input[type=file]").first().setInputFiles({
  name: "bench.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(sample)),
});
await saved();
// By the program's own ways, so that the region is not read again.
await page.getByRole("navigation").locator('a[href$="/schools"]').click();
await page.locator('a[href$="schools?tab=offers"]').click();
await page.locator("[role=gridcell]").first().waitFor();

const scrolled = await page.evaluate(async () => {
  const scroller = document.querySelector(".grid-scroll");
  const step = Math.floor((scroller.scrollHeight - scroller.clientHeight) / 240);
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  const work = [];
  let last = await frame();
  for (let i = 0; i < 240; i += 1) {
    scroller.scrollTop += i % 2 ? step : 90;
    const now = await frame();
    times.push(now - last);
    last = now;
    const start = performance.now();
    scroller.dispatchEvent(new Event("scroll"));
    work.push(performance.now() - start);
  }
  const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)];
  return {
    frame_median_ms: at(times, 0.5), frame_95_ms: at(times, 0.95), frame_worst_ms: Math.max(...times),
    redraw_worst_ms: Math.max(...work), elements: document.querySelectorAll("[role=row]").length,
  };
});

/** Milliseconds from a key until what it does is drawn. */
const untilDrawn = (key, options = {}) => page.evaluate(async ({ key, options }) => {
  const grid = document.getElementById("grid");
  grid.focus({ preventScroll: true });
  const start = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));
  const handled = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return { handled, drawn: performance.now() - start };
}, { key, options });
await untilDrawn("Home", { ctrlKey: true });
const arrows = [];
for (let i = 0; i < 40; i += 1) arrows.push(await untilDrawn("ArrowDown"));
const worst = (list, what) => Math.max(...list.map((one) => one[what]));

// One cell: from Enter until the cell shows it.
const edited = await page.evaluate(async () => {
  const key = (target, key, options = {}) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));
  const grid = document.getElementById("grid");
  key(grid, "Home", { ctrlKey: true });
  for (let i = 0; i < 5; i += 1) key(grid, "ArrowRight");
  key(grid, "F2");
  const input = document.querySelector("textarea.grid-input");
  input.value = "33";
  const start = performance.now();
  key(input, "Enter");
  const handled = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const text = document.querySelector('[aria-rowindex="2"] [aria-colindex="7"]').innerText;
  return { handled, drawn: performance.now() - start, text };
});
await saved();

// 5,000 rows of six cells over those that are there.
const block = Array.from({ length: 5000 }, (_, i) => ["2027", "proposed", "1", String(20 + (i % 9)), "18", "75 %"].join("\t")).join("\n");
const pasted = await page.evaluate(async (text) => {
  const grid = document.getElementById("grid");
  const key = (key, options = {}) => grid.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));
  grid.focus({ preventScroll: true });
  key("Home", { ctrlKey: true });
  key("ArrowRight");
  key("ArrowRight");
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const start = performance.now();
  grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  const handled = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const drawn = performance.now() - start;
  return { handled, drawn, said: document.querySelector(".said").innerText };
}, block);
const start = Date.now();
await saved();

const sort = await page.evaluate(async () => {
  const heads = [...document.querySelectorAll("[role=columnheader] button")];
  heads.find((head) => head.innerText.startsWith("Places")).click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const start = performance.now();
  document.querySelectorAll("dialog[open] .grid-menu button")[1].click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
});
const memory = await page.evaluate(() => performance.memory?.usedJSHeapSize / 1e6);
console.log(JSON.stringify({
  rows, ...scrolled, arrow_handled_worst_ms: worst(arrows, "handled"), arrow_drawn_worst_ms: worst(arrows, "drawn"),
  edit_handled_ms: edited.handled, edit_drawn_ms: edited.drawn, edit_text: edited.text,
  paste_5000_handled_ms: pasted.handled, paste_5000_drawn_ms: pasted.drawn, paste_said: pasted.said,
  paste_saved_after_ms: Date.now() - start, sort_ms: sort, js_heap_mb: memory,
}));
await browser.close();
