import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { projectFile } from "../../pages/project.mjs";
import { RegionPages } from "../../pages/region.mjs";

/** What has the focus: its role or element, and its name. */
const focus = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    return `${it.getAttribute("role") ?? it.localName} ${it.getAttribute("aria-label") ?? it.innerText.trim()}`;
  });

test("with the keyboard alone: find a command, go to a page, look up the keys, turn single keys off", async ({
  page,
}) => {
  await new RegionPages(page).openSample();
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

  // The palette finds by any word, without capitals or accents, and takes what is marked.
  await press("Control+k");
  expect(await focus(page)).toBe("combobox Search a page, school, qualification, enterprise …");
  await page.keyboard.type("COVÉR");
  await expect(page.locator("dialog").getByRole("option")).toHaveText(["Go to Coverage"]);
  await press("Enter");
  await expect(page).toHaveURL(/\/coverage$/);
  await expect.poll(() => focus(page)).toMatch(/^h1 /);

  // A single key: to the page's search box, where the same key is a letter.
  await press("/");
  await expect.poll(() => focus(page)).toMatch(/^input/);
  await page.keyboard.type("cnc?/");
  await expect(page.getByRole("searchbox")).toHaveValue("cnc?/");
  await press("Control+k", "Escape");
  await expect.poll(() => focus(page)).toMatch(/^input/);

  // The sheet; Escape goes back to where one was.
  await press("Shift+Tab", "?");
  const sheet = page.getByRole("dialog", { name: "Shortcuts" });
  await expect(sheet).toContainText("Save to a file");
  await expect.poll(() => focus(page)).toBe("h2 Shortcuts");
  await press("Tab", "Tab");
  await expect.poll(() => focus(page)).toMatch(/^input/);
  await press("Space", "Escape");
  await expect(sheet).toBeHidden();

  // Off on this device: also after a reload. Keys held with Ctrl stay.
  await press("?");
  await expect(sheet).toBeHidden();
  await page.reload();
  await expect(page.locator("#save-state")).toContainText("Saved");
  await press("?");
  await expect(sheet).toBeHidden();
  await press("Control+k");
  await page.keyboard.type("keyboard");
  await expect(page.locator("dialog").getByRole("option")).toHaveText(/^Show the shortcuts/);
  await press("Enter");
  await expect.poll(() => focus(page)).toBe("h2 Shortcuts");
  await press("Tab", "Tab", "Space", "Escape");
  // The browser tells of the closing a moment later.
  await expect.poll(async () => (await press("?"), sheet.isVisible())).toBe(true);
});

test("the search finds a school by name, code or misspelt, and leads to it", async ({ page }) => {
  await new RegionPages(page).openSample();
  const options = page.locator("dialog").getByRole("option");
  for (const typed of ["cisave", "0308075", "profisional cisave"]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(typed);
    await expect(options).toHaveText([/Escola Profissional CISAVE\s*school/]);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/schools\?record=0308075$/);
  }
});

test("the palette moves with the arrow keys and says when nothing fits", async ({ page }) => {
  await page.goto("");
  await expect(page.getByRole("button", { name: "Open the sample" })).toBeVisible();
  await page.keyboard.press("Control+k");
  // Before anything is typed stands the map of pages, and the arrow goes into it.
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("dialog .page-map a").first()).toBeFocused();
  await page.getByRole("combobox").focus();
  await page.keyboard.type("e");
  const options = page.locator("dialog").getByRole("option");
  const marked = page.locator("dialog").getByRole("option", { selected: true });
  expect(await marked.innerText()).toBe(await options.first().innerText());
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => marked.innerText()).toBe(await options.last().innerText());
  await page.keyboard.press("ArrowDown");
  expect(await marked.innerText()).toBe(await options.first().innerText());
  await expectAccessible(page);
  // Without a region nothing is offered that needs one.
  await expect(options.filter({ hasText: "Save to a file" })).toHaveCount(0);
  await page.keyboard.type("zzz");
  await expect(page.getByRole("dialog")).toContainText("Nothing is called that");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("Ctrl+S saves the region to a file", async ({ page }) => {
  await new RegionPages(page).openSample();
  const download = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  expect((await download).suggestedFilename()).toMatch(/^Ave/);
});

for (const [locale, title, section] of [
  ["en-GB", "Help", "What could be lost, and how to prevent it"],
  ["pt-PT", "Ajuda", "O que se pode perder, e como o evitar"],
  ["es-ES", "Ayuda", "Qué se podría perder, y cómo evitarlo"],
]) {
  test.describe(locale, () => {
    test.use({ locale });
    test("the help is there from every page, in the reader's language, and on paper", async ({ page }) => {
      await page.goto("");
      await page.getByRole("link", { name: title }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page).toHaveTitle(new RegExp(title));
      await page.getByRole("navigation").getByRole("link", { name: section }).click();
      await expect(page.getByRole("heading", { name: section })).toBeInViewport();
      const text = await readFile(projectFile(`public/help/${locale.slice(0, 2)}.txt`), "utf8");
      await expect(page.getByRole("heading", { level: 2 })).toHaveCount(text.match(/^## /gm).length);
      await expectAccessible(page);
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("navigation")).toBeHidden();
      await expect(page.getByRole("heading", { name: section })).toBeVisible();
    });
  });
}
