// Evidence is made where a need lacks it: from its form, from its cell, and for the rows that come next.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Form } from "../../pages/form.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";

const need = (id, persons) => ({ id, persons, enterprise: "e", qualification: "521", kind: "recruit", first_year: 2029 });

/** A firm with three needs of which nobody noted how they are known. */
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
    qualifications: [{ code: "521", title: { en: "CNC technician" } }],
    enterprises: [{ id: "e", name: "Metalo", municipality: "0308" }],
    needs: [need("n1", 10), need("n2", 8), need("n3", 5)],
  },
};

const EVIDENCE = /^Evidence/;

async function opened(page, address) {
  const [program, region] = [new Program(page), new RegionPages(page)];
  await program.start();
  await region.openFiles([{ name: "needs.json", text: JSON.stringify(REGION) }]);
  await region.opened("Ave");
  await program.start(address);
  return program;
}

const undo = (page) => page.getByRole("banner").getByRole("button", { name: /^Undo:/ });

async function cellOf(page, grid, row) {
  const head = page.getByRole("columnheader", { name: EVIDENCE });
  return grid.cell(row, Number(await head.getAttribute("aria-colindex")) - 1);
}

test("from the form of a need: one answer is noted, with its effect, for all that the firm said, and taken back as one step", async ({ page }) => {
  const program = await opened(page, "needs?record=n1");
  const [form, grid] = [new Form(page), new Grid(page)];
  await form.drawer.getByRole("button", { name: "New evidence…" }).click();
  const { sheet } = form;
  await expect(sheet.getByRole("heading", { name: "How it is known" })).toBeVisible();
  await expect(form.field("enterprise")).toBeHidden();
  // Who answered and when is filled in; what kind of answer it was nobody can know.
  await expect(sheet.locator("#evidence-respondent")).toHaveValue("Metalo");
  await expect(sheet.locator("#evidence-date")).not.toHaveValue("");
  await expect(sheet.locator("#evidence-kind")).toBeFocused();
  await sheet.locator("#evidence-quote").fill("Four retire by 2028");
  await page.keyboard.press("Control+Enter");
  await expect(sheet.locator("#evidence-kind-about")).toContainText("cannot be left empty");
  await sheet.getByText("commitment", { exact: true }).click();
  await expect(sheet.locator(".effect")).toContainText(/^Counts .* a year\. With this, .* more people a year are missing in CNC technician/);
  await sheet.getByRole("checkbox", { name: /the other 2 needs/ }).check();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(form.field("enterprise")).toBeVisible();
  await expect(form.field("evidence")).toHaveValue(/^Metalo: commitment/);
  await page.keyboard.press("Escape");
  await expect(form.drawer).toHaveCount(0);
  for (const row of [1, 2, 3]) await expect(await cellOf(page, grid, row)).toContainText("commitment");
  await program.saved();
  await expect(undo(page)).toHaveAccessibleName(/record the evidence of 3 needs/i);
  await undo(page).click();
  for (const row of [1, 2, 3]) await expect(await cellOf(page, grid, row)).toHaveText("");
  await expect(undo(page)).toHaveCount(0);
});

test("from the cell of a need: the last entry of its picker makes the evidence, and what was half typed is there again", async ({ page }) => {
  const program = await opened(page, "needs");
  const [form, grid] = [new Form(page), new Grid(page)];
  const cell = await cellOf(page, grid, 2);
  const begin = async () => {
    await cell.click();
    await page.keyboard.press("Enter");
    await expect(form.options.last()).toContainText("New evidence…");
    await form.options.last().click();
  };
  await begin();
  const { sheet } = form;
  await sheet.locator("#evidence-quote").fill("On the phone");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(grid.root).toBeFocused();
  await begin();
  await expect(sheet.locator("#evidence-quote")).toHaveValue("On the phone");
  await sheet.getByText("interview", { exact: true }).click();
  await page.keyboard.press("Control+Enter");
  await expect(sheet).toHaveCount(0);
  await expect(cell).toContainText("interview");
  await expect(await cellOf(page, grid, 1)).toHaveText("");
  await program.saved();
  // Nothing is made by leaving the cell over words that nothing is found for.
  await (await cellOf(page, grid, 1)).click();
  await page.keyboard.type("xyzzy");
  await expect(form.nothing).toContainText("Nothing found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
});

test("from a row that is still to be written: it gets the evidence, and so do the firm's next rows", async ({ page }) => {
  const program = await opened(page, "needs");
  const [form, grid] = [new Form(page), new Grid(page)];
  const { sheet } = form;
  const column = async (name) => {
    const head = page.getByRole("columnheader", { name });
    return Number(await head.getAttribute("aria-colindex")) - 1;
  };
  const type = async (row, name, text) => {
    await grid.cell(row, await column(name)).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  await type(4, /^Enterprise/, "Metalo");
  await grid.cell(4, await column(EVIDENCE)).click();
  await page.keyboard.press("Enter");
  await form.options.last().click();
  await expect(sheet.locator("#evidence-respondent")).toHaveValue("Metalo");
  await sheet.getByText("survey", { exact: true }).click();
  await sheet.getByRole("checkbox", { name: /next new rows/ }).check();
  await page.keyboard.press("Control+Enter");
  await expect(sheet).toHaveCount(0);
  await expect(grid.cell(4, await column(EVIDENCE))).toContainText("survey");
  await type(4, /^Qualification/, "521");
  await expect(grid.cell(4, await column(EVIDENCE))).toContainText("survey");
  await program.saved();
  await type(5, /^Enterprise/, "Metalo");
  await expect(grid.cell(5, await column(EVIDENCE))).toContainText("survey");
});
