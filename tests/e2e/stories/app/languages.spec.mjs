import { expect, test } from "../../enlace.mjs";
import { PLACES, Program } from "../../pages/program.mjs";

const LANGUAGES = [
  { locale: "en-GB", tag: "en", sample: "Open the sample" },
  { locale: "pt-PT", tag: "pt", sample: "Abrir o exemplo" },
  { locale: "es-ES", tag: "es", sample: "Abrir el ejemplo" },
];
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

/** Elements whose text is cut off or that stick out of the page. The grid scrolls for itself, and its cells say all of their text elsewhere; its headings are whole. On a telephone the line of pages scrolls for itself, too. */
function overflowing() {
  const width = document.documentElement.clientWidth;
  const shown = [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility());
  // What is there for listeners alone is cut off on purpose.
  const isForListeners = (element) => element && (getComputedStyle(element).clipPath === "inset(50%)" || isForListeners(element.parentElement));
  const out = shown.filter((element) => {
    if (isForListeners(element)) return false;
    if (element.closest("[popover]:not(:popover-open), svg, .grid-body")) return false;
    const box = element.getBoundingClientRect();
    const cut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "hidden";
    const scrolls = element.closest(".grid-canvas, .shell-entries");
    return box.width > 1 && (cut || (!scrolls && (box.right > width + 1 || box.left < -1)));
  });
  const scrolls = document.documentElement.scrollWidth > width;
  return out.slice(0, 5).map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`)
    .concat(scrolls ? ["the page scrolls sideways"] : []);
}

for (const { locale, tag, sample } of LANGUAGES) {
  test.describe(locale, () => {
    test.use({ locale });
    test("every page speaks the browser's language, with nothing cut off or sticking out", async ({ page }) => {
      test.setTimeout(180_000);
      const program = new Program(page);
      await program.start();
      await page.getByRole("button", { name: sample }).click();
      await expect(program.title).toContainText("Ave");
      await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${tag}`));
      for (const place of PLACES) {
        await page.goto(place);
        await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
        if (place === "coverage") await page.locator("main table button.opener").first().click();
        for (const size of SIZES) {
          await page.setViewportSize(size);
          expect(await page.evaluate(overflowing), `${place} at ${size.width} px`).toEqual([]);
          // Beside a link stands the host that it leads to, which looks like an id.
          // Both are read at one moment, since the page may still draw.
          const text = await page.getByRole("main").evaluate((main) => {
            const hosts = [...main.querySelectorAll("a[href^=http]")].map((link) => new URL(link.href).host);
            return hosts.reduce((text, host) => text.replaceAll(host, ""), main.innerText);
          });
          expect(text, `${place}: an id stands where words belong`).not.toMatch(/\b[a-z]+\.[a-z_]+\.[a-z_]+\b|\{[a-z]+\}/);
        }
      }
    });
  });
}
