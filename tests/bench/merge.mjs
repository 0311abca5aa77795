// Times the way of an answer through the page in headless Chromium: node merge.mjs ADDRESS CHROMIUM FILE;
// prints one JSON line per kind of answer: seconds from choosing the files until all can be taken in, and
// the longest tasks on the page's thread meanwhile.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [address, executablePath, national] = process.argv.slice(2);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const folder = await mkdtemp(join(tmpdir(), "enlace-bench-"));

/** Opens a file and the page on which files are sent and come back. */
async function open(file) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("input[type=file]").first().setInputFiles(file);
  await page.locator("#save-state").filter({ hasText: /^Saved/ }).waitFor({ timeout: 120_000 });
  await page.goto(new URL("exchange", address).href);
  await page.locator("#audience").waitFor({ timeout: 60_000 });
  return page;
}

/** Saves what is chosen, and gives the text of the file. */
async function save(page) {
  const download = page.waitForEvent("download", { timeout: 120_000 });
  await page.getByRole("button", { name: "Save the file", exact: true }).click();
  // It left, and what was sent is kept; what changed since is told once that was read again.
  await page.getByText("is among the downloads").waitFor({ timeout: 120_000 });
  await page.getByText(/^Since your file of/).waitFor({ timeout: 120_000 });
  return readFile(await (await download).path(), "utf8");
}

/** Chooses answers and waits until they can be taken in. */
async function receive(what, page, files) {
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => Math.round(it.duration)))).observe({ entryTypes: ["longtask"] });
  });
  const start = performance.now();
  await page.locator("#answers").setInputFiles(files);
  const ready = page.getByRole("button", { name: /^Take in [\d,]+ changes/ });
  const who = page.getByRole("heading", { name: "Who answered" }).locator("xpath=following::table[1]");
  await who.locator("tbody tr").nth(files.length - 1).waitFor({ timeout: 120_000 });
  await ready.waitFor({ timeout: 120_000 });
  const label = await ready.innerText();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForTimeout(500);
  const longest = await page.evaluate(() => window.tasks.sort((a, b) => b - a).slice(0, 5));
  console.log(JSON.stringify({ what, files: files.length, label, seconds, longest_tasks_ms: longest }));
  await page.context().close();
}

/** The file of an answer: what was sent, with some of its records otherwise. */
async function answer(name, text, change) {
  const file = JSON.parse(text);
  change(file.region);
  file.base = file.digest;
  delete file.digest;
  const path = join(folder, `${name}.enlace`);
  await writeFile(path, JSON.stringify(file));
  return path;
}

{
  const page = await open(national);
  await page.locator("#audience").selectOption("coordinator");
  const sent = await save(page);
  const back = await answer("whole", sent, (region) => region.needs.forEach((need, i) => i % 100 === 51 && (need.persons = 1051)));
  await receive("a region of national size", page, [back]);
}
{
  const sample = fileURLToPath(new URL("../../public/samples/ave.json", import.meta.url));
  const page = await open(sample);
  const { schools } = JSON.parse(await readFile(sample, "utf8")).region;
  const files = [];
  for (let i = 0; i < 30; i += 1) {
    await page.locator("#partner").selectOption(schools[i % schools.length].code);
    files.push(await answer(i, await save(page), (region) => region.offers.forEach((offer) => (offer.places = 99))));
  }
  await receive("the answers of schools", page, files);
}
await browser.close();
await rm(folder, { recursive: true, force: true });
