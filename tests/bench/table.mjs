// Times the tables in headless Chromium: node table.mjs ADDRESS CHROMIUM; prints a line of JSON for
// 20,000 offers (scrolling, keys, a paste, sorting), and one each for the needs of the Ave and for
// 100,000 needs (keys, when figures follow, memory). The rows are the sample's, copied.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [address, executablePath] = process.argv.slice(2);
const rows = 20_000;
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");

/** The sample with a list of this length, as a file. */
const file = async (list, rows) => {
  const sample = JSON.parse(await readFile(new URL("../../public/samples/ave.json", import.meta.url), "utf8"));
  const own = sample.region[list];
  sample.region.name = "Bench";
  sample.region.id = "01900000-0000-7000-8000-00000000bead";
  sample.region[list] = Array.from({ length: rows ?? own.length }, (_, i) => {
    const { shared_with, ...record } = own[i % own.length];
    return { ...record, id: `01900000-0000-7000-8000-${String(i).padStart(12, "0")}` };
  });
  return { name: "bench.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(sample)) };
};

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});

/** A page with the region of a file in it, saved. */
const opened = async (list, rows) => {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1366, height: 768 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...args) => {
      const made = await instantiate(...args);
      window.wasmMemory ??= made.instance.exports.memory;
      return made;
    };
  });
  await page.goto(address);
  await page.locator("input[type=file]").first().setInputFiles(await file(list, rows));
  await saved(page);
  return page;
};
const saved = (page) => page.locator("#save-state").filter({ hasText: /^Saved/ }).waitFor({ timeout: 120_000 });

/**
 * Milliseconds of one typed value in a column, from Enter: until the key is handled; until the page
 * is laid out anew, all that waits for it done; and until the next frame was drawn.
 */
const typed = (page, heading, value) => page.evaluate(async ({ heading, value }) => {
  const press = (key, options = {}) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));
  const turn = () => new Promise((done) => setTimeout(done));
  document.getElementById("grid").focus({ preventScroll: true });
  press("Home", { ctrlKey: true });
  const heads = [...document.querySelectorAll("[role=columnheader]")];
  const head = heads.find((one) => one.innerText.startsWith(heading));
  const column = Number(head.getAttribute("aria-colindex"));
  const shown = heads.map((one) => Number(one.getAttribute("aria-colindex"))).filter((one) => one > 1 && one < column).length;
  for (let i = 0; i < shown; i += 1) press("ArrowRight");
  press("F2");
  await turn();
  const input = document.querySelector("textarea.grid-input");
  input.value = value;
  await turn();
  const start = performance.now();
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  const handled = performance.now() - start;
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
  document.body.getBoundingClientRect();
  const ready = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const drawn = performance.now() - start;
  const text = document.querySelector(`[aria-rowindex="2"] [aria-colindex="${column}"]`).innerText;
  if (text !== value) throw new Error(`the cell shows ${text}, not ${value}`);
  return { handled, ready, drawn };
}, { heading, value });
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const rounded = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, typeof value === "number" ? Math.round(value * 10) / 10 : value]));
/** Types ten values, and gives the middle of each time. */
const ten = async (page, heading) => {
  const all = [];
  for (let i = 0; i < 10; i += 1) {
    all.push(await typed(page, heading, String(31 + i)));
    await saved(page);
  }
  const of = (what) => middle(all.map((one) => one[what]));
  return { edit_handled_ms: of("handled"), edit_ready_ms: of("ready"), edit_drawn_ms: of("drawn") };
};
/** MB of the program, and of the page's own heap. */
const memory = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const [wasm, js] = await page.evaluate(() => [window.wasmMemory.buffer.byteLength, performance.memory.usedJSHeapSize]);
  return { wasm_mb: wasm / 1e6, js_heap_mb: js / 1e6 };
};

const page = await opened("offers", rows);
// By the program's own ways, so that the region is not read again.
await page.keyboard.press("ControlOrMeta+k");
await page.locator('.page-map a[href$="/offers"]').click();
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

const edited = await ten(page, "Places");

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
await saved(page);

const sort = await page.evaluate(async () => {
  const heads = [...document.querySelectorAll("[role=columnheader] button")];
  heads.find((head) => head.innerText.startsWith("Places")).click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const start = performance.now();
  document.querySelectorAll(".grid-column .row button")[1].click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
});
console.log(JSON.stringify(rounded({
  offers: rows, ...scrolled, arrow_handled_worst_ms: worst(arrows, "handled"), arrow_drawn_worst_ms: worst(arrows, "drawn"),
  ...edited,
  paste_5000_handled_ms: pasted.handled, paste_5000_drawn_ms: pasted.drawn, paste_said: pasted.said,
  paste_saved_after_ms: Date.now() - start, sort_ms: sort, ...(await memory(page)),
})));
await page.context().close();

for (const rows of [undefined, 100_000]) {
  const page = await opened("needs", rows);
  await page.keyboard.press("ControlOrMeta+k");
  await page.locator('.page-map a[href$="/needs"]').click();
  await page.locator("[role=gridcell]").first().waitFor();
  await page.waitForTimeout(1000);
  const edited = await ten(page, "People");
  // What the figures and problems that follow a pause keep the page from doing.
  const longest = await page.evaluate(() => new Promise((done) => {
    let worst = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { worst = Math.max(worst, entry.duration); })).observe({ type: "longtask" });
    setTimeout(() => done(worst), 2000);
  }));
  await page.getByRole("navigation").locator('a[href$="/coverage"]').click();
  await page.locator("tbody tr").first().waitFor();
  await page.reload();
  await page.locator("tbody tr").first().waitFor({ timeout: 60_000 });
  console.log(JSON.stringify(rounded({ needs: rows ?? "Ave", ...edited, longest_task_after_pause_ms: longest, ...(await memory(page)) })));
  await page.context().close();
}
await browser.close();
