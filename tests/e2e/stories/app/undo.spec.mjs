import { expect, expectAccessible, test } from "../../enlace.mjs";
import { HistoryPage } from "../../pages/history.mjs";
import { Program } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";

/** The sample, renamed twice on the settings page. */
async function renamedTwice(page) {
  const program = new Program(page);
  const region = new RegionPages(page);
  await program.openSample();
  const before = await page.getByTitle("Regions on this device").textContent();
  await region.toSettings();
  await region.rename("Vale do Ave");
  await region.rename("Ave, revised");
  await program.saved();
  return { program, region, before, header: page.getByTitle("Regions on this device") };
}

test("an edit is undone and redone by its name, and what was undone stays undone after a save", async ({ page }) => {
  const { program, before, header } = await renamedTwice(page);
  const history = new HistoryPage(page);
  await expect(history.undo).toHaveAccessibleName("Undo: rename the region");
  await history.undo.click();
  await expect(header).toContainText("Vale do Ave");
  await expect(page.getByText("Undone: rename the region")).toBeAttached();
  await history.undo.click();
  await expect(header).toHaveText(before);
  await program.saved();
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
  await history.redo.click();
  await expect(header).toContainText("Vale do Ave");
  await program.saved();
  await page.reload();
  await expect(header).toContainText("Vale do Ave");
});

test("the keys undo the region's last step, but in a text field they stay the field's own", async ({ page }) => {
  const { region, header } = await renamedTwice(page);
  await region.name.focus();
  await page.keyboard.type("x");
  await page.keyboard.press("Control+z");
  await expect(header).toContainText("Ave, revised");
  await region.rename("Ave, revised");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Control+z");
  await expect(header).toContainText("Vale do Ave");
  await page.keyboard.press("Control+y");
  await expect(header).toContainText("Ave, revised");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+Z");
  await expect(header).toContainText("Ave, revised");
});

test("the history goes back to any step and on again, and the next edit drops what was taken back", async ({ page }) => {
  test.slow(); // axe looks at every element
  const { program, region, before, header } = await renamedTwice(page);
  const history = new HistoryPage(page);
  await program.go("history");
  expect(await history.steps()).toEqual(["Rename the region", "Rename the region", "Before these steps"]);
  await expectAccessible(page);
  await history.goTo("Before these steps");
  await expect(header).toHaveText(before);
  await expect(history.now).toBeFocused();
  await expect(history.rows.getByText("taken back")).toHaveCount(2);
  await expectAccessible(page);
  await history.rows.first().getByRole("button").click();
  await expect(header).toContainText("Ave, revised");
  await history.goTo("Before these steps");
  await region.toSettings();
  await region.rename("Ave 2");
  await program.saved();
  await program.go("history");
  await expect(history.rows).toHaveCount(2);
  await expect(history.redo).toHaveAttribute("aria-disabled", "true");
});
