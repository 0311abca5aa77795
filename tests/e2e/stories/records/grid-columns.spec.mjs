// The order of the columns and the row of totals, which this device remembers.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";

const PLACES = 6;

async function toOffers(page) {
  const program = new Program(page);
  return { program, grid: await program.openOffers() };
}

/** The labels of the heads, in their order on the screen. */
function labels(page) {
  return page.locator(".grid-head [role=columnheader] .name").allInnerTexts();
}

/** The middle of a head. */
async function middle(head) {
  const box = await head.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test("a column is dragged by its head, moved by its menu, and stays where it was put until the usual order is wanted", async ({ page }) => {
  const { program, grid } = await toOffers(page);
  const before = await labels(page);
  expect(before.slice(0, 6)).toEqual(["School", "Qualification", "Entry year", "Modality", "Classes", "Places"]);
  const head = (name) => page.getByRole("columnheader", { name: new RegExp(`^${name}`) });
  const first = await grid.cell(1, PLACES).innerText();

  const [from, to] = [await middle(head("Places \\(people")), await head("Entry year").boundingBox()];
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, from[1], { steps: 5 });
  await expect(head("Entry year")).toHaveClass(/drop-before/);
  await page.mouse.up();
  await expect.poll(async () => (await labels(page)).slice(0, 6))
    .toEqual(["School", "Qualification", "Places", "Entry year", "Modality", "Classes"]);
  // The head was dragged and not clicked, and the cells went with it.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(grid.cell(1, 3)).toHaveText(first);

  // By keys: the cursor is in the column that was moved.
  await grid.expectCursor(1, 3);
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByText("Arrange the column").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Move right" })).toBeFocused();
  await page.keyboard.press("Enter");
  await grid.expectCursor(1, 4);
  const moved = ["School", "Qualification", "Entry year", "Places", "Modality", "Classes"];
  await expect.poll(async () => (await labels(page)).slice(0, 6)).toEqual(moved);

  // What is pasted goes where it is seen.
  await grid.copyElsewhere({ html: "<table><tr><td>2027</td><td>33</td></tr></table>", text: "not read" });
  await grid.cell(1, 3).click();
  await page.keyboard.press("Control+v");
  await expect(grid.cell(1, 4)).toHaveText("33");
  await program.saved();
  await page.reload();
  await expect.poll(async () => (await labels(page)).slice(0, 6)).toEqual(moved);
  await expect(grid.cell(1, 4)).toHaveText("33");

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("button", { name: "Columns in the usual order" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => labels(page)).toEqual(before);
  await expect(grid.cell(1, PLACES)).toHaveText("33");
});

test("a row of totals sums the rows that are shown, follows filters and edits, and hides no row", async ({ page }) => {
  test.slow(); // axe looks at every element
  const { program, grid } = await toOffers(page);
  const total = page.locator(".grid-foot [role=gridcell]");
  await expect(total).toHaveCount(0);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Row of totals below the table" }).check();
  await page.keyboard.press("Escape");
  await expect(total.first()).toHaveText("of 102 rows");
  const sum = async () => Number((await total.nth(PLACES - 1).innerText()).replace(/\D/g, ""));
  const all = await sum();
  expect(all).toBeGreaterThan(1000);
  await expectAccessible(page);

  const before = Number(await grid.cell(1, PLACES).innerText());
  await grid.cell(1, PLACES).click();
  await page.keyboard.type(String(before + 7));
  await page.keyboard.press("Enter");
  await expect.poll(sum).toBe(all + 7);
  // It is no cell that can be chosen, and the last row is whole above it.
  await total.nth(PLACES - 1).click();
  await grid.expectCursor(2, PLACES);
  await page.keyboard.press("Control+ArrowDown");
  await page.keyboard.press("ArrowUp");
  const foot = await page.locator(".grid-foot").boundingBox();
  const last = await page.locator(`#cell-101-${PLACES - 1}`).boundingBox();
  expect(last.y + last.height).toBeLessThanOrEqual(foot.y + 1);

  await grid.search.fill("fafe");
  await expect(total.first()).toHaveText(/^of the \d+ rows shown, of 102$/);
  const shown = Number((await total.first().innerText()).match(/of the (\d+)/)[1]);
  const places = await grid.texts(Array.from({ length: shown }, (_, at) => at + 1), PLACES);
  expect(await sum()).toBe(places.map(Number).reduce((a, b) => a + b, 0));
  await program.saved();
  await page.reload();
  await expect(total.first()).toBeVisible();
});

test("on a narrow page the menu of a column, its filter and the totals are there and whole", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB",
  });
  const page = await context.newPage();
  const program = new Program(page);
  await program.openSample("offers");
  const grid = new Grid(page);
  await page.getByRole("columnheader", { name: /^School/ }).getByRole("button").tap();
  const menu = page.getByRole("dialog", { name: "School" });
  await expect(menu).toBeInViewport({ ratio: 1 });
  await menu.locator("li label").first().tap();
  await expect(grid.status).toContainText("of 102 rows");
  await page.keyboard.press("Escape");
  await expect(page.locator(".chip")).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "Columns" }).tap();
  await page.getByText("Row of totals below the table").tap();
  await page.getByRole("button", { name: "Close" }).tap();
  await expect(page.locator(".grid-foot")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, "nothing but the table scrolls sideways").toBeLessThanOrEqual(0);
  await page.locator(".chip").tap();
  await expect(page.locator(".chip")).toHaveCount(0);
  await context.close();
});
