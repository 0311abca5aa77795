// What the table of needs says of statements that do not count, and of those that add up.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { ProblemsPage } from "../../pages/problems.mjs";
import { Program } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";

const need = (id, evidence, persons, more) => ({
  id, evidence, persons, enterprise: "e", qualification: "521", kind: "recruit", first_year: 2029, ...more,
});

/** One firm that said 10 first and 8 later, 5 long ago, and the same twice for another qualification. */
const REGION = {
  format: "enlace-region",
  version: 1,
  min_reader: 1,
  region: {
    id: "needs",
    name: "Ave",
    reference_date: "2026-05-14",
    target_year: 2029,
    municipalities: [{ code: "0308", name: "Guimarães" }],
    qualifications: [{ code: "521", title: { en: "CNC technician" } }, { code: "811", title: { en: "Cook" } }],
    enterprises: [{ id: "e", name: "Metalo", municipality: "0308" }],
    evidence: [
      { id: "old", kind: "survey", date: "2009-05-01" },
      { id: "first", kind: "survey", date: "2025-05-01" },
      { id: "later", kind: "interview", date: "2026-05-12" },
    ],
    needs: [
      need("n1", "first", 10), need("n2", "later", 8), need("n3", "old", 5, { years: 2 }),
      need("n4", "later", 2, { qualification: "811" }), need("n5", "later", 2, { qualification: "811" }),
    ],
  },
};

const PERSONS = 4;

async function opened(page) {
  const [program, region] = [new Program(page), new RegionPages(page)];
  await program.start();
  await region.openFiles([{ name: "needs.json", text: JSON.stringify(REGION) }]);
  await region.opened("Ave");
  return program;
}

test("a need that does not count is marked in its row, with what counts instead", async ({ page }) => {
  const program = await opened(page);
  await program.start("needs");
  const grid = new Grid(page);
  const head = page.getByRole("columnheader", { name: "In the figures" });
  const standing = Number(await head.getAttribute("aria-colindex")) - 1;
  await expect(grid.cell(1, standing)).toHaveText(/^superseded: a later answer counts, 8 for 2029 \(interview, /);
  await expect(grid.cell(2, standing)).toHaveText(/^counts /);
  await expect(grid.cell(3, standing)).toHaveText(/^expired: /);
  // The total stands first, then what it is a year.
  await expect(grid.cell(3, PERSONS)).toHaveText("5 · 2.5 a year");
  for (const row of [1, 3]) await expect(grid.cell(row, PERSONS)).toHaveClass(/\bremark\b/);
  await expect(grid.cell(2, PERSONS)).not.toHaveClass(/\bremark\b/);
  await expect(grid.cell(1, PERSONS)).toHaveAttribute("title", /^Superseded: a later answer counts, 8 for 2029/);
  await grid.cell(1, PERSONS).click();
  await expect(grid.status).toContainText("Superseded: a later answer counts, 8 for 2029");
  await expect(page.locator("#cell-0-3")).toHaveAccessibleDescription(/Superseded: a later answer counts/);
  await expectAccessible(page);
});

test("parts of one answer that add up are a remark in their rows and among the data problems", async ({ page }) => {
  const program = await opened(page);
  await program.start("needs");
  const grid = new Grid(page);
  for (const row of [4, 5]) await expect(grid.cell(row, PERSONS)).toHaveAttribute("title", /add up/);
  await program.go("problems");
  const remarks = await new ProblemsPage(page).open("add up");
  await expect(remarks).toContainText("remark");
  await expect(remarks.getByRole("link")).toHaveCount(2);
});
