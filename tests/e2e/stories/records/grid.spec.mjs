// The same with a mouse, and what keys alone do not show: the form beside the table, deleting, axe.
import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program, projectFile } from "../../pages/program.mjs";

const SCHOOL = 1;
const QUALIFICATION = 2;
const YEAR = 3;
const PLACES = 6;

async function toOffers(page) {
  const program = new Program(page);
  return { program, grid: await program.openOffers() };
}

test("twenty rows of offers stand on a screen of 1366 × 768, each school said once", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const { grid } = await toOffers(page);
  const whole = await grid.root.locator(".grid-body [role=row]:not([hidden])").evaluateAll((rows) => {
    const frame = document.querySelector(".grid-scroll").getBoundingClientRect();
    const head = document.querySelector(".grid-head").getBoundingClientRect();
    const boxes = rows.map((row) => row.getBoundingClientRect());
    return boxes.filter((box) => box.top >= head.bottom - 1 && box.bottom <= frame.bottom + 1).length;
  });
  expect(whole).toBeGreaterThanOrEqual(20);
  await expect(grid.root.locator(".grid-groups")).toContainText("What, where");
  // The mark stands for the text, which whoever listens still hears, and which shows where the cursor is.
  const school = await grid.cell(1, 1).innerText();
  const ditto = grid.cell(2, 1);
  await expect(ditto).toHaveText(school);
  await expect(ditto).toHaveClass(/ditto/);
  await grid.cell(1, 1).click();
  await page.keyboard.press("ArrowDown");
  await expect(ditto).toHaveCSS("color", await grid.cell(1, 2).evaluate((cell) => getComputedStyle(cell).color));
});

test("a range is drawn with the mouse, or chosen by its corners, and its totals are told", async ({ page }) => {
  const { grid } = await toOffers(page);
  await grid.cell(2, PLACES).hover();
  await page.mouse.down();
  await grid.cell(5, PLACES).hover();
  await page.mouse.up();
  await expect(grid.status).toContainText(/4 cells: sum \d+ places · mean \d+(\.\d+)? · \d+(\.\d)? classes/);

  await grid.cell(1, PLACES).click();
  await grid.cell(3, PLACES).click({ modifiers: ["Shift"] });
  await expect(grid.status).toContainText("3 cells");

  await grid.cell(1, PLACES).click();
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("button", { name: /Extend the selection/ }).click();
  await grid.cell(2, PLACES).click();
  await expect(grid.status).toContainText("2 cells");
});

test("a block of a spreadsheet makes new rows, and says of each cell that is not taken where and why", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  const names = await Promise.all([grid.cell(1, SCHOOL).innerText(), grid.cell(1, QUALIFICATION).innerText()]);
  const row = (year) => `<tr><td>${names[0]}</td><td>${names[1]}</td><td>${year}</td></tr>`;
  await grid.copyElsewhere({ html: `<table>${row(2027)}${row("soon")}${row(2028)}</table>`, text: "" });
  const before = await grid.root.getAttribute("aria-rowcount");
  await page.getByRole("button", { name: "New row" }).click();
  await page.keyboard.press("Control+v");
  await expect(program.dialog.getByRole("heading")).toHaveText("1 cell was not taken");
  await expect(program.dialog).toContainText(/Entry year, row \d+.*“soon”.*is no number/);
  await expect(grid.root).toHaveAttribute("aria-rowcount", before);
  await page.keyboard.press("Escape");

  await grid.copyElsewhere({ html: `<table>${row(2027)}${row(2028)}</table>`, text: "" });
  await page.keyboard.press("Control+v");
  await expect(grid.root).toHaveAttribute("aria-rowcount", String(Number(before) + 2));
  await program.saved();
});

test("a new row waits until it has what it needs", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  const before = Number(await grid.root.getAttribute("aria-rowcount"));
  await page.getByRole("button", { name: "New row" }).click();
  await page.keyboard.type("fafe");
  await page.keyboard.press("Enter");
  const last = before - 1;
  await expect(grid.said).toContainText("Still needed: Qualification.");
  // The year that is under decision is proposed, and Enter goes to what is missing.
  await expect(grid.cell(last, YEAR)).toHaveText("2027");
  await grid.expectCursor(last, QUALIFICATION);
  await expect(grid.root).toHaveAttribute("aria-rowcount", String(before));
  await page.keyboard.type("cnc");
  await page.keyboard.press("Tab");
  await expect(grid.root).toHaveAttribute("aria-rowcount", String(before + 1));
  await expect(grid.cell(last, QUALIFICATION)).toContainText("CNC");
  // What was said of the row is not so any more.
  await expect(grid.said).toHaveText("");
  await grid.expectCursor(last, YEAR);
  await page.keyboard.type("2028");
  await page.keyboard.press("Enter");
  await expect(grid.cell(last, YEAR)).toHaveText("2028");
  // The next row begins in sight.
  await grid.expectCursor(last + 1, SCHOOL);
  await expect(page.locator(`#cell-${last}-0`)).toBeInViewport({ ratio: 1 });
  await program.saved();
});

test("rows are searched without accents, sorted and filtered, and the address keeps it", async ({ page }) => {
  const { grid } = await toOffers(page);
  await grid.search.fill("secundaria");
  await expect(grid.status).toContainText(/\d+ of/);
  await expect(page).toHaveURL(/search=secundaria/);
  await expect(grid.cell(1, SCHOOL)).toContainText("Secundária");
  await grid.search.fill("");
  await expect(grid.status).not.toContainText(/\d+ of/);
  const head = page.getByRole("columnheader").and(page.locator(`[aria-colindex="${PLACES + 1}"]`));
  await head.getByRole("button").click();
  await page.getByRole("button", { name: /^Descending/ }).click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  const sorted = (await grid.texts([1, 2, 3, 4], PLACES)).map(Number);
  expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
  await page.reload();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  expect((await grid.texts([1, 2, 3, 4], PLACES)).map(Number)).toEqual(sorted);
});

test("deleting a school says what hangs on it and offers the choices", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  await page.getByRole("navigation").getByRole("link", { name: /^Schools/ }).click();
  await expect(grid.root).toHaveAttribute("aria-label", "Schools");
  const before = Number(await grid.root.getAttribute("aria-rowcount"));
  const used = page.getByRole("gridcell", { name: "Escola Profissional de Fafe" });
  await used.click();
  await page.keyboard.press("Control+Delete");
  await expect(program.dialog).toContainText(/On them hang: \d+ offers?/);
  await program.dialog.getByRole("button", { name: "Delete what hangs on them too" }).click();
  await expect(program.dialog).toHaveCount(0);
  await expect(grid.root).toHaveAttribute("aria-rowcount", String(before - 1));
  await expect(used).toHaveCount(0);
  await program.saved();
});

test("LibreOffice's, Excel's and Google Sheets' blocks say the same", async ({ page }) => {
  const { grid } = await toOffers(page);
  const folder = "tests/data/clipboard";
  for (const program of ["made-excel", "made-google-sheets", "libreoffice-7.4"]) {
    const html = await readFile(projectFile(`${folder}/${program}.html`), "utf8");
    await grid.cell(1, PLACES).click();
    await grid.paste({ html, text: "not read" });
    const dialog = page.getByRole("dialog");
    await expect(dialog, program).toContainText("“Escola Secundária de Fafe”");
    await expect(dialog, program).not.toContainText("not read");
    await page.keyboard.press("Escape");
  }
});

test("the table is accessible: in a cell that is refused, in a dialog and while a record is picked", async ({ page }) => {
  test.slow(); // axe looks at every element, three times
  const { program, grid } = await toOffers(page);
  await grid.cell(1, PLACES).click();
  await page.keyboard.type("x");
  await page.keyboard.press("Enter");
  await expect(page.locator("#grid-fault")).toContainText("is no number");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(program.dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await grid.cell(1, SCHOOL).dblclick();
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("profissional de fafe");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await grid.expectCursor(1, SCHOOL);
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("aside.drawer")).toBeVisible();
});

test("on a narrow page a tap chooses a cell and another one opens it", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB",
  });
  const page = await context.newPage();
  const program = new Program(page);
  await program.openSample("offers");
  const grid = new Grid(page);
  await grid.cell(1, YEAR).tap();
  await grid.expectCursor(1, YEAR);
  await grid.cell(1, YEAR).tap();
  await expect(grid.editor).toBeFocused();
  await grid.editor.fill("2027");
  await page.keyboard.press("Enter");
  await expect(grid.cell(1, YEAR)).toHaveText("2027");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, "nothing but the table scrolls sideways").toBeLessThanOrEqual(0);
  await context.close();
});
