// Times the pictures of the Ave in headless Chromium: node views.mjs ADDRESS CHROMIUM; prints for each
// view a line of JSON: from choosing its tab until it stands in the page and is laid out, the median
// and the least of nine times, in milliseconds, and how many elements it puts there.
import { createRequire } from "node:module";

const [address, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");
const TIMES = 9;
/** Page, tab, and what stands in the page once it is drawn. */
const VIEWS = [
  ["overview", "panorama"],
  ["coverage", "matrix"],
  ["coverage", "map"],
  ["coverage", "quadrants"],
  ["coverage", "chain"],
  ["coverage", "pipeline"],
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
  await page.locator(`.shell-nav a[href$="/${route}"]`).click();
  const link = page.locator(`.tabs a[href$="tab=${tab}"]`);
  await page.locator(".tabs").waitFor();
  if ((await link.count()) === 0) continue;
  const times = [];
  for (let n = 0; n <= TIMES; n += 1) {
    await page.locator(".tabs a").first().click();
    await page.waitForFunction(() => !document.querySelector(".chart-svg"));
    times.push(
      await link.evaluate(
        (link) =>
          new Promise((resolve) => {
            const from = performance.now();
            const seen = new MutationObserver(() => {
              const picture = document.querySelector(".chart-svg");
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
