// What is wrong with a cell is said in the cell, and corrected there, without the page of problems.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";

/** The columns of the offers, from 1. */
const PLACES = 6;
const ENTRANTS = 7;

/** Offers of which the second has more entrants than places, and the third a part of a class. */
const REGION = {
  format: "enlace-region",
  version: 1,
  min_reader: 1,
  region: {
    id: "cells",
    name: "Ave",
    reference_date: "2026-05-14",
    target_year: 2029,
    municipalities: [{ code: "0308", name: "Guimarães" }],
    qualifications: [{ code: "521", title: { en: "CNC technician" }, duration: 3 }],
    schools: [{ code: "S1", name: "Escola Profissional", municipality: "0308" }],
    offers: [
      { id: "a", places: 24, entrants: 22 },
      { id: "b", places: 12, entrants: 14 },
      { id: "c", classes: 1.3, places: 30, entrants: 30, start_year: 2027 },
    ].map((offer) => ({ school: "S1", qualification: "521", start_year: 2026, status: "running", ...offer })),
  },
};

async function opened(page) {
  const [program, region, grid] = [new Program(page), new RegionPages(page), new Grid(page)];
  await program.start();
  await region.openFiles([{ name: "cells.json", text: JSON.stringify(REGION) }]);
  await region.opened("Ave");
  await program.go("offers");
  await expect(grid.cell(3, PLACES)).toBeVisible();
  return { program, grid, finding: page.locator(".grid-finding") };
}

test("a cell says what is wrong with it and offers the corrections, which can be undone", async ({ page }) => {
  test.slow(); // axe looks at every element
  const { program, grid, finding } = await opened(page);
  await expect(grid.status).toContainText("2 problems");
  const wrong = grid.cell(2, ENTRANTS);
  await expect(wrong).toHaveAttribute("aria-invalid", "true");
  await expect(finding).toBeHidden();

  await wrong.click();
  await grid.expectCursor(2, ENTRANTS);
  await expect(finding).toContainText("14 entrants, 12 places");
  await expect(finding).toContainText("More pupils started than there are places.");
  await expectAccessible(page);
  const [cell, box] = [await wrong.boundingBox(), await finding.boundingBox()];
  expect(Math.abs(box.y - (cell.y + cell.height)), "it stands at its cell").toBeLessThan(3);
  // Another cell closes it.
  await grid.cell(1, PLACES).click();
  await expect(finding).toBeHidden();

  await wrong.click();
  await finding.getByRole("button", { name: "Places: 14" }).click();
  await expect(grid.cell(2, PLACES)).toHaveText("14");
  await expect(finding).toBeHidden();
  await expect(wrong).not.toHaveAttribute("aria-invalid");
  await expect(grid.status).toContainText("1 problem");
  await expect(grid.said).toContainText("Corrected. Places: 14");
  await program.saved();
  await page.keyboard.press("Control+z");
  await expect(grid.cell(2, PLACES)).toHaveText("12");
  await expect(wrong).toHaveAttribute("aria-invalid", "true");
});

test("without a mouse: a key goes from problem to problem, and corrects them", async ({ page }) => {
  const { program, grid, finding } = await opened(page);
  await grid.root.focus();
  await page.keyboard.press("F8");
  await expect(finding).toContainText("14 entrants, 12 places");
  await expect(finding.getByRole("button", { name: "Places: 14" })).toBeFocused();
  // On to the next, and round its end.
  await page.keyboard.press("F8");
  await expect(finding).toContainText("A number of classes is not in steps of a half.");
  await page.keyboard.press("F8");
  await expect(finding).toContainText("14 entrants, 12 places");
  await page.keyboard.press("Escape");
  await expect(finding).toBeHidden();
  await grid.expectCursor(2, ENTRANTS);
  await expect(page.locator("#grid-said")).toContainText("Ctrl+. shows the correction");

  await page.keyboard.press("Control+.");
  await expect(finding.getByRole("button", { name: "Places: 14" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(finding.getByRole("button", { name: "Entrants: 12" })).toBeFocused();
  await page.keyboard.press("Enter");
  await grid.expectCursor(2, ENTRANTS);
  await expect(grid.cell(2, ENTRANTS)).toHaveText("12");
  await page.keyboard.press("F8");
  await expect(finding.getByRole("button", { name: "Classes: 1", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(grid.status).not.toContainText("problem");
  await page.keyboard.press("F8");
  await expect(grid.said).toHaveText("Nothing is wrong in the cells of this table.");
  await program.saved();
});

test("a problem in a column that is not shown shows it, and one in a hidden row is said to be there", async ({ page }) => {
  const { grid, finding } = await opened(page);
  await page.goto(`${page.url()}?hide=entrants,classes`);
  await expect(page.getByRole("columnheader", { name: /^Entrants/ })).toHaveCount(0);
  await page.getByRole("button", { name: "go to the next" }).click();
  await expect(page.getByRole("columnheader", { name: /^Entrants/ })).toBeVisible();
  await expect(finding).toContainText("14 entrants, 12 places");
  await page.keyboard.press("Escape");
  await grid.search.fill("nothing of this kind");
  await expect(grid.status).toContainText("0 of 3");
  await page.getByRole("button", { name: "go to the next" }).click();
  await expect(grid.said).toContainText("in rows that the search or a filter hides");
});
