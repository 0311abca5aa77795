// Makes the pictures of the manifest and of the README: icons from public/icon.svg, screenshots of the
// sample of the Ave.
// Run by `cargo xtask pictures`, which builds and serves the page.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { chromium } from "@playwright/test";

const to = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const svg = await readFile(to("public/icon.svg"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.ENLACE_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

// Systems cut maskable icons to their own shape, and Apple rounds corners itself: no corners there.
const square = svg.replace(' rx="7"', "");
const icons = [
  ["public/icons/192.png", 192, svg],
  ["public/icons/512.png", 512, svg],
  ["public/icons/maskable-192.png", 192, square],
  ["public/icons/maskable-512.png", 512, square],
  ["public/icons/apple-touch.png", 180, square],
];
const paper = await browser.newPage();
for (const [name, size, drawing] of icons) {
  await paper.setViewportSize({ width: size, height: size });
  await paper.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  await paper.screenshot({ path: to(name), omitBackground: true });
}

const address = process.env.ENLACE_URL;
for (const [name, width, height, deviceScaleFactor] of address
  ? [
      ["public/screenshots/wide.png", 1280, 800, 1],
      ["public/screenshots/narrow.png", 390, 844, 2],
      ["docs/overview.png", 1200, 900, 1],
    ]
  : []) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.locator("dl.figures").waitFor();
  const notice = page.getByRole("button", { name: "Close", exact: true });
  await notice.click();
  await notice.waitFor({ state: "detached" });
  // On a telephone it is said only where something is not saved.
  await page.locator("#save-state", { hasText: /^Saved/ }).waitFor({ state: "attached" });
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: to(name) });
}
await browser.close();
