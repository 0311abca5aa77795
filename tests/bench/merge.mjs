// Times the way of an answer through the page in headless Chromium: node merge.mjs ADDRESS CHROMIUM FILE;
// prints one JSON line per kind of answer: seconds from choosing the files until all can be taken in, and
// the longest tasks on the page's thread meanwhile.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [address, executablePath, national] = process.argv.slice(2);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const buffer = (text) => ({ mimeType: "application/json", buffer: Buffer.from(text) });

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
  await page.locator("th[scope=row]").nth(files.length - 1).waitFor({ timeout: 120_000 });
  await ready.waitFor({ timeout: 120_000 });
  const label = await ready.innerText();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForTimeout(500);
  const longest = await page.evaluate(() => window.tasks.sort((a, b) => b - a).slice(0, 5));
  console.log(JSON.stringify({ what, files: files.length, label, seconds, longest_tasks_ms: longest }));
  await page.context().close();
}

/** The text of an answer: what was sent, with some of its records otherwise. */
function answer(text, change) {
  const file = JSON.parse(text);
  change(file.region);
  file.base = file.digest;
  delete file.digest;
  return buffer(JSON.stringify(file));
}

{
  const page = await open(national);
  await page.locator("#audience").selectOption("coordinator");
  const sent = await save(page);
  const back = answer(sent, (region) => region.needs.forEach((need, i) => i % 100 === 51 && (need.persons = 1051)));
  await receive("a region of national size", page, [{ name: "answer.enlace", ...back }]);
}
{
  const text = await readFile(new URL("../../public/samples/ave.json", import.meta.url), "utf8");
  const page = await open({ name: "ave.json", ...buffer(text) });
  const { schools } = JSON.parse(text).region;
  const files = [];
  for (let i = 0; i < 30; i += 1) {
    await page.locator("#partner").selectOption(schools[i % schools.length].code);
    const back = answer(await save(page), (region) => region.offers.forEach((offer) => (offer.places = 99)));
    files.push({ name: `${i}.enlace`, ...back });
  }
  await receive("the answers of schools", page, files);
}
await browser.close();
