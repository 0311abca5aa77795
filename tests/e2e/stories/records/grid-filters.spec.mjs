// Sorting and filtering from the head of a column, and what a filter hides and nothing changes.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";

const SCHOOL = 1;
const PLACES = 6;
const ENTRANTS = 7;

async function toOffers(page) {
  const program = new Program(page);
  return { program, grid: await program.openOffers() };
}

/** The places of each row, as the table has them. */
async function places(grid, rows) {
  return (await grid.texts(Array.from({ length: rows }, (_, at) => at + 1), PLACES)).map(Number);
}

test("a column is filtered by its values with their counts, and the chip takes the filter away", async ({ page }) => {
  test.slow(); // axe looks at every element
  const { grid } = await toOffers(page);
  await page.getByRole("columnheader", { name: /^School/ }).getByRole("button").click();
  const menu = page.getByRole("dialog", { name: "School" });
  await expect(menu).toBeVisible();
  await expectAccessible(page);
  const box = await menu.boundingBox();
  const head = await page.getByRole("columnheader", { name: /^School/ }).boundingBox();
  expect(Math.abs(box.y - (head.y + head.height)), "it stands at its head").toBeLessThan(3);
  await menu.getByLabel("Show only rows with").fill("profissional cisave");
  await expect(menu.getByRole("checkbox")).toHaveCount(1);
  const entry = menu.locator("li label").first();
  const count = Number((await entry.innerText()).match(/(\d+)$/)[1]);
  await entry.click();
  await expect(grid.status).toContainText(`${count} of 102 rows`);
  await menu.getByLabel("Show only rows with").fill("");
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(grid.root).toBeFocused();
  expect(new Set(await grid.texts([1, count], SCHOOL))).toEqual(new Set(["Escola Profissional CISAVE"]));

  const chip = page.getByRole("button", { name: /^School: Escola Profissional CISAVE/ });
  await expect(chip).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(grid.status).toContainText(`${count} of 102 rows`);
  // The menu knows what is set.
  await page.getByRole("columnheader", { name: /^School/ }).getByRole("button").click();
  await expect(menu.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await page.keyboard.press("Escape");
  await chip.click();
  await expect(chip).toHaveCount(0);
  await expect(grid.status).not.toContainText("of 102 rows");
});

test("numbers are filtered from and to, a range that is turned around is told, and an emptied list offers its removal", async ({ page }) => {
  const { grid } = await toOffers(page);
  await grid.cell(1, PLACES).click();
  await page.keyboard.press("Alt+ArrowDown");
  const menu = page.getByRole("dialog", { name: "Places" });
  await menu.getByLabel("From").fill("30");
  await menu.getByLabel("to", { exact: true }).fill("20");
  await page.keyboard.press("Enter");
  await expect(menu.getByRole("alert")).toContainText("turn the two numbers around");
  await menu.getByLabel("From").fill("many");
  await page.keyboard.press("Enter");
  await expect(menu.getByRole("alert")).toContainText("“many” is no number");
  await expect(grid.status).toContainText("102 rows");
  await menu.getByLabel("From").fill("12");
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expect(page.getByRole("button", { name: /^Places: 12 to 20/ })).toBeVisible();
  for (const number of await places(grid, 5)) {
    expect(number).toBeGreaterThanOrEqual(12);
    expect(number).toBeLessThanOrEqual(20);
  }
  await grid.search.fill("nothing of this kind");
  await expect(page.getByText("No row fits the search and the filters.")).toBeVisible();
  await page.getByRole("button", { name: "Take the search and the filters away" }).click();
  await expect(grid.search).toHaveValue("");
  await expect(grid.status).not.toContainText("of 102 rows");
  await expect(page.locator(".grid-emptied")).toHaveCount(0);
});

test("what a filter hides stays as it is when cells are filled, cleared and rows deleted, and that is said", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  const before = await places(grid, 14);
  await grid.cell(1, PLACES).click();
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByRole("dialog", { name: "Places" }).locator("li label").filter({ hasText: /^12 / }).click();
  await page.keyboard.press("Escape");
  await expect(grid.status).toContainText(/\d+ of 102 rows/);
  const shown = Number((await grid.status.innerText()).match(/(\d+) of 102/)[1]);
  // The first twelve in sight get what the first one has.
  await grid.cell(1, ENTRANTS).click();
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await grid.cell(1, ENTRANTS).click();
  await grid.cell(12, ENTRANTS).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+d");
  const stay = `${102 - shown} rows that the search or a filter hides stay as they are.`;
  await expect(grid.said).toContainText(stay);
  // What was filled is selected.
  await page.keyboard.press("Control+Delete");
  await expect(program.dialog).toContainText("Delete 11 offers");
  await expect(program.dialog).toContainText(stay);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Places: 12/ }).click();
  await expect(grid.status).not.toContainText("of 102 rows");
  expect(await places(grid, 14)).toEqual(before);
  const entrants = await grid.texts(Array.from({ length: 14 }, (_, at) => at + 1), ENTRANTS);
  before.forEach((number, at) => {
    if (number !== 12) expect(entrants[at], `row ${at + 1} was hidden`).not.toBe("9");
  });
  // Filters are no step: undo takes the filling back.
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(grid.cell(1, ENTRANTS)).not.toHaveText("9");
  await program.saved();
});
