// Typing, pasting and changing many rows with nothing but keys: no click, no fill, no focus.
import { expect, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";

/** The columns of the offers, from 1. */
const PLACES = 6;
const MODALITY = 4;
const YEAR = 3;

/** Presses a key until the element has the focus. */
async function press(page, key, wanted) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    if ((await wanted.count()) && (await wanted.evaluate((element) => element === document.activeElement))) return;
  }
  throw new Error(`${key} does not reach it`);
}

/** From the first page to the offers, with the focus on the grid's first cell. */
async function toOffers(page) {
  const program = new Program(page);
  const grid = new Grid(page);
  await program.start();
  await press(page, "Tab", page.getByRole("button", { name: "Open the sample" }));
  await page.keyboard.press("Enter");
  await expect(program.title).toContainText("Ave");
  await press(page, "Shift+Tab", program.navigation.getByRole("link", { name: /^Data/ }));
  await page.keyboard.press("Enter");
  await expect(program.title).toHaveText("Needs");
  await expect(program.title).toBeFocused();
  await press(page, "Shift+Tab", program.navigation.getByRole("link", { name: /^Offers/ }));
  await page.keyboard.press("Enter");
  await expect(program.title).toHaveText("Training offers");
  await expect(program.title).toBeFocused();
  await press(page, "Tab", grid.root);
  await grid.expectCursor(1, 1);
  return { program, grid };
}

async function times(page, key, count) {
  for (let i = 0; i < count; i += 1) await page.keyboard.press(key);
}

test("without a mouse: a cell is typed over, corrected, refused and left as it was", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  await times(page, "ArrowRight", PLACES - 1);
  await grid.expectCursor(1, PLACES);

  await page.keyboard.type("31");
  await expect(grid.editor).toBeFocused();
  await page.keyboard.press("Enter");
  await grid.expectCursor(2, PLACES);
  await expect(grid.cell(1, PLACES)).toHaveText("31");
  await program.saved();

  const before = await grid.cell(2, PLACES).innerText();
  await page.keyboard.press("F2");
  await expect(grid.editor).toBeFocused();
  await expect(grid.editor).toHaveValue(before);
  await page.keyboard.type("x");
  await page.keyboard.press("Tab");
  await expect(grid.editor).toBeFocused();
  await expect(grid.editor).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#grid-fault")).toContainText("is no number");
  await page.keyboard.press("Escape");
  await grid.expectCursor(2, PLACES);
  await expect(grid.cell(2, PLACES)).toHaveText(before);

  // Escape, then Tab leaves the table.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(grid.root).not.toBeFocused();
});

test("without a mouse: a block is copied, pasted and filled down", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  await grid.copyElsewhere({
    html: "<table><tr><td>2.027</td><td>adult education and training</td></tr><tr><td>2028</td><td>Apprenticeship</td></tr></table>",
    text: "not read",
  });
  await times(page, "ArrowRight", YEAR - 1);
  await page.keyboard.press("Control+v");
  await expect(grid.cell(2, MODALITY)).toHaveText("apprenticeship");
  expect(await grid.texts([1, 2], YEAR)).toEqual(["2027", "2028"]);
  await grid.expectCursor(1, YEAR);
  await expect(grid.status).toContainText("4 cells");

  await page.keyboard.press("Control+c");
  await expect(grid.said).toContainText("4 cells copied");
  await times(page, "ArrowDown", 4);
  await grid.expectCursor(5, YEAR);
  await page.keyboard.press("Control+v");
  await expect(grid.cell(6, MODALITY)).toHaveText("apprenticeship");
  expect(await grid.texts([5, 6], YEAR)).toEqual(["2027", "2028"]);

  await page.keyboard.press("ArrowRight");
  await grid.expectCursor(5, MODALITY);
  await times(page, "Shift+ArrowDown", 3);
  await grid.expectCursor(8, MODALITY);
  await page.keyboard.press("Control+d");
  await expect(grid.cell(8, MODALITY)).toHaveText("adult education and training");
  expect(await grid.texts([5, 6, 7, 8], MODALITY)).toEqual(Array(4).fill("adult education and training"));
  await program.saved();

  await page.reload();
  await expect(grid.cell(8, MODALITY)).toHaveText("adult education and training");
});

test("without a mouse: one column is set for the rows that are marked", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  await times(page, "ArrowRight", PLACES - 1);
  await times(page, "Shift+ArrowDown", 2);
  await grid.expectCursor(3, PLACES);
  await page.keyboard.press("Shift+Space");
  await grid.expectCursor(3, PLACES);
  await expect(grid.said).toHaveText("3 rows marked");

  await page.keyboard.press("Alt+Enter");
  await expect(program.dialog.getByRole("heading")).toBeFocused();
  await press(page, "Tab", page.getByLabel("New value"));
  await page.keyboard.type("17");
  await page.keyboard.press("Enter");
  await expect(program.dialog).toHaveCount(0);
  await grid.expectCursor(3, PLACES);
  expect(await grid.texts([1, 2, 3], PLACES)).toEqual(["17", "17", "17"]);
  await expect(grid.cell(4, PLACES)).not.toHaveText("17");

  await page.keyboard.press("Alt+ArrowDown");
  await expect(program.dialog.getByRole("heading")).toHaveText("Places");
  await press(page, "Tab", page.getByLabel("Show only rows with"));
  await page.keyboard.type("= 17");
  await page.keyboard.press("Enter");
  await expect(program.dialog).toHaveCount(0);
  await expect(page).toHaveURL(/filter=/);
  await expect(grid.status).toContainText("3 of");

  // What is marked and hidden is said, and nothing is deleted unseen.
  await page.keyboard.press("Alt+ArrowDown");
  await press(page, "Tab", page.getByLabel("Show only rows with"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("= 18.5");
  await page.keyboard.press("Enter");
  await expect(program.dialog).toHaveCount(0);
  await page.keyboard.press("Control+Delete");
  await expect(grid.said).toHaveText("3 rows marked, all hidden by the search or a filter");
  await expect(program.dialog).toHaveCount(0);
  await press(page, "Shift+Tab", page.getByRole("button", { name: "Show all rows" }));
  await page.keyboard.press("Enter");
  await expect(grid.root).toBeFocused();
  await expect(grid.cell(1, PLACES)).toHaveText("17");
});

test("without a mouse: everything is chosen, and the menu of the rows does what its keys do", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  await page.keyboard.press("Control+a");
  await expect(grid.status).toContainText(/\d{3,} cells/);
  await page.keyboard.press("Control+Home");
  await times(page, "ArrowRight", PLACES - 1);
  const before = await grid.cell(1, PLACES).innerText();
  const menu = page.getByRole("menu", { name: "Menu of the rows" });
  const choose = async (name) => {
    await page.keyboard.press("Shift+F10");
    await expect(menu).toBeInViewport({ ratio: 1 });
    await press(page, "ArrowDown", menu.getByRole("menuitem", { name, exact: true }));
    await page.keyboard.press("Enter");
    await expect(menu).toHaveCount(0);
  };
  await choose("Clear the cells");
  await expect(grid.cell(1, PLACES)).toHaveText("");
  await expect(grid.said).toHaveText("1 cell changed");
  await grid.expectCursor(1, PLACES);
  await choose("Undo");
  await expect(grid.cell(1, PLACES)).toHaveText(before);
  // What was said is not so any more.
  await expect(grid.said).toHaveText("");
  await grid.copyElsewhere({ html: "<table><tr><td>41</td></tr><tr><td>42</td></tr></table>", text: "not read" });
  await choose("Paste");
  await expect(grid.cell(2, PLACES)).toHaveText("42");
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("Escape");
  await grid.expectCursor(1, PLACES);
  // The browser's own menu pastes where text was selected last, which may be elsewhere.
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "43");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(grid.cell(1, PLACES)).toHaveText("43");
  await program.saved();
});
