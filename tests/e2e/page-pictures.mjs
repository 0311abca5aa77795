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
// The sample is opened once, and every page is shown on a device that has it.
const first = await browser.newContext({ baseURL, locale: "en-GB" });
await new Program(await first.newPage()).trySample();
const withSample = await first.storageState({ indexedDB: true });
await first.close();
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [storageState, places] of [[undefined, [""]], [withSample, PAGES]]) {
      const context = await browser.newContext({ baseURL, viewport, colorScheme, locale, storageState });
      const page = await context.newPage();
      for (const place of places) {
        await page.goto(place);
        await page.locator("#title").waitFor();
        if (storageState) await page.locator("#save-state", { hasText: /\d:\d\d/ }).waitFor({ state: "attached" });
        // What is drawn after the first moment has its place two frames later.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.screenshot({ path: `${folder}/${place || "welcome"}-${size}-${colorScheme}.png` });
      }
      await context.close();
    }
  }
}
await browser.close();
