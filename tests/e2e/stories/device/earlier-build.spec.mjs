// A device as an earlier build left it: what that build wrote lies in `tests/data/stored-region.json`, and stays as
// it is. There a name and an offer were changed, and a second name was taken back.
import { expect, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { HistoryPage } from "../../pages/history.mjs";
import { Program } from "../../pages/program.mjs";

const PLACES = 6;

test("a region that an earlier build stored opens with its history, and each step goes back and on", async ({ baseURL, page }) => {
  const program = new Program(page);
  const history = new HistoryPage(page);
  const header = page.getByTitle("Regions on this device");
  const places = async () => {
    await program.go("offers");
    return new Grid(page).cell(1, PLACES);
  };
  await program.openDevice("tests/data/stored-region.json", baseURL, "history");
  await expect(header).toContainText("Stored region");
  await expect(history.rows).toHaveCount(4);
  expect(await history.steps()).toEqual([
    expect.stringContaining("Rename the region"),
    "Change Places: School S1 – Qualification A, 2026",
    "Rename the region",
    "Before these steps",
  ]);
  await expect(history.now).toBeVisible();
  await expect(await places()).toHaveText("31");

  await history.redo.click();
  await expect(header).toContainText("Taken back");
  await program.go("history");
  await history.goTo("Before these steps");
  await expect(header).toContainText("Worked example 1");
  await expect(await places()).toHaveText("24");
  await program.saved();
  await page.reload();
  await expect(header).toContainText("Worked example 1");
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
  await history.redo.click();
  await expect(header).toContainText("Stored region");
});
