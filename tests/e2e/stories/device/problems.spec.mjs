import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { HistoryPage } from "../../pages/history.mjs";
import { ProblemsPage } from "../../pages/problems.mjs";
import { Program } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";

/** A region with a code that lost its leading zero, a range beside a number, and a need in words. */
const REGION = {
  format: "enlace-region",
  version: 1,
  min_reader: 1,
  region: {
    id: "problems",
    name: "Ave",
    reference_date: "2026-05-14",
    target_year: 2029,
    municipalities: [{ code: "0308", name: "Guimarães" }],
    qualifications: [{ code: "521", title: { en: "CNC technician" } }],
    enterprises: [{ id: "d", name: "Fiação" }, { id: "e", name: "Metalo", municipality: "308" }],
    needs: [
      { id: "n1", enterprise: "e", kind: "recruit", qualification: "521", persons: 3, low: 1, high: 5 },
      { id: "n3", enterprise: "e", kind: "recruit", text: "two for the mill", persons: 2 },
      { id: "n2", enterprise: "e", kind: "recruit", text: "somebody for the lathe", persons: 2 },
    ],
  },
};

async function opened(page) {
  const [program, region] = [new Program(page), new RegionPages(page)];
  await program.start();
  await region.openFiles([{ name: "problems.json", text: JSON.stringify(REGION) }]);
  await region.opened("Ave");
  await program.go("problems");
  return program;
}

test("a problem with one right answer is mended, and the mending can be undone", async ({ page }) => {
  test.slow(); // axe looks at every element
  const program = await opened(page);
  const problems = new ProblemsPage(page);
  const codes = await problems.open("308");
  await expectAccessible(page);
  await codes.getByRole("button", { name: "Mend" }).click();
  await expect(problems.groups.filter({ hasText: "308" })).toHaveCount(0);
  await program.saved();
  const history = new HistoryPage(page);
  await expect(history.undo).toHaveAccessibleName(/^Undo: mend/);
  await history.undo.click();
  await expect(problems.groups.filter({ hasText: "308" })).toHaveCount(1);
});

test("a problem leads to the field where it can be put right", async ({ page }) => {
  await opened(page);
  const problems = new ProblemsPage(page);
  const codes = await problems.open("308");
  await codes.getByRole("link").click();
  await expect(page).toHaveURL(/\/enterprises\?.*record=e/);
  const form = page.getByRole("complementary");
  await expect(form).toContainText("Metalo");
  await expect(form.getByLabel("Municipality", { exact: true })).toBeFocused();
  // The table beside it stands at the same cell, and has the focus once the form is closed.
  const grid = new Grid(page);
  await expect(page.locator("#cell-1-2")).toHaveText("308");
  await page.keyboard.press("Escape");
  await grid.expectCursor(2, 3);
});

test("the tray shows what is still to be mapped, and what is mapped leaves it", async ({ page }) => {
  test.slow(); // axe looks at every element
  const program = await opened(page);
  await program.go("needs");
  await page.getByRole("link", { name: "Still to be mapped" }).click();
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("gridcell", { name: "somebody for the lathe" })).toBeVisible();
  await expectAccessible(page);
  await grid.getByRole("gridcell", { name: "somebody for the lathe" }).click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("CNC");
  await page.getByRole("option", { name: /CNC technician/ }).first().click();
  await expect(grid.getByRole("gridcell", { name: "somebody for the lathe" })).toHaveCount(0);
  await program.saved();
});

test("several needs of the tray are mapped to one qualification in one step", async ({ page }) => {
  const program = await opened(page);
  await page.goto("needs?tab=tray");
  const grid = new Grid(page);
  await expect(grid.cell(2, 1)).toBeVisible();
  await grid.root.getByRole("rowheader").nth(0).click();
  await grid.root.getByRole("rowheader").nth(1).click();
  await page.getByRole("button", { name: "Set a column", exact: false }).first().click();
  await program.dialog.getByLabel("Column").selectOption({ label: "Qualification" });
  await program.dialog.getByRole("combobox", { name: /Value|value/ }).last().fill("521");
  await page.getByRole("option", { name: /CNC technician/ }).first().click();
  await expect(grid.root).toHaveAttribute("aria-rowcount", "2");
  await program.saved();
  await expect(new HistoryPage(page).undo).toHaveAccessibleName(/^Undo: map 2 needs/);
});
