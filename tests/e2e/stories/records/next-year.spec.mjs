// Proposing the running offers again: of one school, from its form, and of all.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { HistoryPage } from "../../pages/history.mjs";
import { Program } from "../../pages/program.mjs";

test("the running offers of a school, then of all, are proposed for the next year in one step each", async ({ page }) => {
  test.slow(); // axe looks at every element
  const [program, grid, history] = [new Program(page), new Grid(page), new HistoryPage(page)];
  await program.openSample("offers");
  await expect(grid.cell(1, 1)).toBeVisible();
  const offers = async () => Number(await grid.root.getAttribute("aria-rowcount")) - 2;
  const before = await offers();
  const school = await grid.cell(1, 1).innerText();

  await program.start("schools");
  await page.getByRole("gridcell", { name: school }).first().click();
  await page.keyboard.press("Control+Enter");
  await page.locator("aside.drawer").getByRole("button", { name: "Propose its next year…" }).click();
  await expect(program.dialog.getByLabel("Whose offers")).toHaveValue(/./);
  await expect(program.dialog).toContainText(/copied as proposed, for entry year 2027/);
  await expectAccessible(page);
  const propose = program.dialog.getByRole("button", { name: /^Propose \d+ offer/ });
  const ofSchool = Number((await propose.innerText()).match(/\d+/)[0]);
  await propose.click();
  await expect(program.dialog.getByRole("status")).toContainText("proposed");
  await page.keyboard.press("Escape");
  await expect(page.locator("aside.drawer")).toBeVisible();
  await program.saved();

  await program.start("offers");
  await expect.poll(offers).toBe(before + ofSchool);
  await page.getByRole("button", { name: "Propose the next year…" }).click();
  await program.dialog.getByLabel("Whose offers").selectOption({ label: school });
  await expect(program.dialog).toContainText("is there for the next year already");
  await program.dialog.getByLabel("Whose offers").selectOption({ label: "All schools" });
  const ofAll = Number((await propose.innerText()).match(/\d+/)[0]);
  await propose.click();
  await expect.poll(offers).toBe(before + ofSchool + ofAll);
  await page.keyboard.press("Escape");
  await expect(history.undo).toHaveAccessibleName(/^Undo: propose \d+ offers for the next year/);
  await history.undo.click();
  await expect.poll(offers).toBe(before + ofSchool);
});
