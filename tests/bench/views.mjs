// Times the pictures of the Ave in headless Chromium: node views.mjs ADDRESS CHROMIUM; prints for each
// view a line of JSON: from choosing its tab until it stands in the page and is laid out, the median
// and the least of nine times, in milliseconds, and how many elements it puts there.
import { createRequire } from "node:module";

const [address, executablePath] = process.argv.slice(2);
const { chromium, expect } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");
const TIMES = 9;
/** Page and tab; the first tab of a page has no name. */
const VIEWS = [
  ["overview", "panorama"],
  ["coverage", "matrix"],
  ["priorities", ""],
  ["priorities", "level"],
  ["why", ""],
  ["why", "courses"],
  ["years", ""],
  ["years", "two"],
];

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});
const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1366, height: 768 }, serviceWorkers: "block" });
await page.goto(address);
await page.getByRole("button", { name: "Open the sample" }).click();
await page.locator("dl.figures").waitFor();
for (const [route, tab] of VIEWS) {
  await page.keyboard.press("ControlOrMeta+k");
  await page.locator(`.page-map a[href$="/${route}"]`).click();
  const tabs = page.locator(".tabs a");
  await tabs.first().waitFor();
  const link = tab ? page.locator(`.tabs a[href$="tab=${tab}"]`) : tabs.first();
  const away = tab ? tabs.first() : tabs.last();
  const times = [];
  for (let n = 0; n <= TIMES; n += 1) {
    await away.click();
    await expect(away).toHaveAttribute("aria-current", "true");
    // What another view left in the page is not what is waited for.
    await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      for (const old of document.querySelectorAll("main svg, main table, main p")) old.dataset.old = "";
    });
    times.push(
      await link.evaluate(
        (link) =>
          new Promise((resolve) => {
            const from = performance.now();
            const seen = new MutationObserver(() => {
              const picture = document.querySelector("main .chart-svg:not([data-old]), main table:not([data-old])");
              if (!picture) return;
              seen.disconnect();
              picture.getBoundingClientRect();
              resolve(performance.now() - from);
            });
            seen.observe(document.querySelector("main"), { childList: true, subtree: true });
            link.click();
          }),
      ),
    );
  }
  const [, ...warm] = times;
  warm.sort((a, b) => a - b);
  const elements = await page.evaluate(() => document.querySelectorAll("main *").length);
  const round = (time) => Math.round(time * 10) / 10;
  console.log(JSON.stringify({ view: `${route} ${tab}`, median_ms: round(warm[Math.floor(TIMES / 2)]), least_ms: round(warm[0]), first_ms: round(times[0]), elements }));
}
await browser.close();
