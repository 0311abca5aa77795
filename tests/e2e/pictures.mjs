// Makes the pictures of the manifest: icons from public/icon.svg, screenshots of the sample of the Ave.
// Run by `cargo xtask pictures`, which builds and serves the page.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { chromium } from "@playwright/test";

const to = (name) => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));
const svg = await readFile(to("icon.svg"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.ENLACE_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

// Systems cut maskable icons to their own shape, and Apple rounds corners itself: no corners there.
const square = svg.replace(' rx="7"', "");
const icons = [
  ["icons/192.png", 192, svg],
  ["icons/512.png", 512, svg],
  ["icons/maskable-192.png", 192, square],
  ["icons/maskable-512.png", 512, square],
  ["icons/apple-touch.png", 180, square],
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
      ["screenshots/wide.png", 1280, 800, 1],
      ["screenshots/narrow.png", 390, 844, 2],
    ]
  : []) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.locator("dl.figures").waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.locator("#save-state", { hasText: /^Saved/ }).waitFor();
  await page.screenshot({ path: to(name) });
}
await browser.close();
