import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { ImportPage } from "../../pages/import.mjs";
import { Program } from "../../pages/program.mjs";

/** Presses a button of the open dialog and gives the file's name and text. */
async function saved(page, label, place = 0) {
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: label, exact: true }).nth(place).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** The rows of a text with commas, whose cells hold no line breaks here. */
function rows(bytes) {
  const text = bytes.toString("utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  const row = (line) => [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((it) => it[1]?.replaceAll('""', '"') ?? it[2]);
  return text.slice(1).trimEnd().split("\r\n").map(row);
}

test("a table goes out as it is shown, and all of it comes in again", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("schools");
  await page.getByRole("searchbox").fill("Fafe");
  // The heads, three schools of Fafe, and the row of a new one.
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "5");
  await page.getByRole("button", { name: "Save as XLSX or CSV" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("sorted and filtered as on the page");
  await expectAccessible(page);
  const shown = await saved(page, "CSV");
  expect(shown.name).toMatch(/Schools\.csv$/);
  const text = rows(shown.bytes);
  expect(text[0].slice(0, 2)).toEqual(["Name", "Code"]);
  expect(text.length).toBe(4);
  expect(text.slice(1).every((row) => row.join(" ").includes("Fafe"))).toBe(true);

  await page.getByRole("button", { name: "Save as XLSX or CSV" }).click();
  const all = await saved(page, "XLSX", 1);
  expect(all.name).toMatch(/Schools\.xlsx$/);
  await program.go("files");
  const table = new ImportPage(page);
  await table.open();
  await table.give("schools.xlsx", all.bytes);
  await table.toColumns();
  await table.toNames();
  await table.toPreview();
  expect(await table.counts("schools")).toEqual(["0", "0", "32"]);
});

test("the list of qualifications and the square of travel times go out with their figures", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("coverage");
  const listed = await page.locator("caption [role=status]").innerText();
  await page.getByRole("button", { name: "Save as XLSX or CSV" }).click();
  const { bytes } = await saved(page, "CSV");
  const text = rows(bytes);
  expect(text.length - 1).toBe(Number.parseInt(listed, 10));
  expect(text[0][4]).toBe("Needed (people a year)");
  expect(Number(text[1][4])).toBeGreaterThan(0);

  await page.goto("territory?tab=matrix");
  await page.getByRole("button", { name: "Save as XLSX or CSV" }).click();
  await expectAccessible(page);
  const square = rows((await saved(page, "CSV")).bytes);
  expect(square.length).toBe(9);
  expect(square[1][1]).toBe("–");
  expect(Number(square[1][2])).toBeGreaterThan(0);
});

test("contacts leave only where somebody says so, and each list can be saved by itself", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("files");
  await page.getByRole("button", { name: /^XLSX, CSV.*municipalities/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("8 municipalities");
  const businesses = await saved(page, "CSV: Business counts");
  expect(rows(businesses.bytes).length).toBeGreaterThan(8);
  await expect(page.getByLabel(/^With the contacts/)).not.toBeChecked();
});

test("on paper a table of records has all its rows and visible columns, with heads, and says what a filter left out", async ({ page }) => {
  const program = new Program(page);
  const grid = await program.openOffers();
  const printed = async (look) => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const parts = page.locator(".grid-paper table");
    await parts.first().waitFor();
    await look(parts);
    await expect(grid.root).toBeHidden();
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: null });
    await expect(parts).toHaveCount(0);
  };
  await printed(async (parts) => {
    const count = await parts.count();
    const heads = new Set();
    for (let at = 0; at < count; at += 1) {
      const part = parts.nth(at);
      await expect(part.locator("caption")).toHaveText(`Training offers: 102 rows · part ${at + 1} of ${count}`);
      await expect(part.locator("tbody tr")).toHaveCount(102);
      for (const head of await part.locator("thead th").allInnerTexts()) heads.add(head);
    }
    // The number of the row and the eighteen columns that are visible at first.
    expect(heads.size).toBe(19);
  });
  await grid.search.fill("Vizela");
  await expect(grid.cell(1, 1)).toContainText("Vizela");
  await printed(async (parts) => {
    const [shown] = (await parts.first().locator("caption").innerText()).match(/\d+ of 102 rows/) ?? [""];
    expect(await parts.first().locator("tbody tr").count()).toBe(Number.parseInt(shown, 10));
  });
});
