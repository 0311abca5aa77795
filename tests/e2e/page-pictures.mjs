// Makes pictures of every page with the sample, to be looked at: wide and on a telephone, light and dark.
// Run by `cargo xtask pictures pages [LANGUAGE]`, which builds and serves the page.
import { mkdir } from "node:fs/promises";

import { chromium } from "@playwright/test";

import { PLACES, Program } from "./pages/program.mjs";

const { ENLACE_URL: baseURL, ENLACE_CHROMIUM: executablePath, ENLACE_PICTURES: folder, ENLACE_LANGUAGE: locale } = process.env;
const SIZES = { wide: { width: 1366, height: 768 }, narrow: { width: 390, height: 844 } };
// Beside the pages of the navigation: those that stand before a region, and those of what is about it.
const PAGES = [...PLACES, "start", "new", "help"];

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ baseURL, viewport, colorScheme, locale });
    const page = await context.newPage();
    const picture = (name) => page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png` });
    await page.goto("");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await picture("welcome");
    await new Program(page).openSample();
    for (const place of PAGES) {
      await page.goto(place);
      await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
      // What is drawn after the first moment has its place by then.
      await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await picture(place);
    }
    await context.close();
  }
}
await browser.close();
