// What is typed into a table and cannot be saved yet is not lost when the page is left.
import { expect, test } from "../../enlace.mjs";
import { Form } from "../../pages/form.mjs";
import { Program } from "../../pages/program.mjs";

const SCHOOL = 1;
const PLACES = 6;

async function toOffers(page) {
  const program = new Program(page);
  return { program, grid: await program.openOffers(), form: new Form(page) };
}

test("a new row that is not complete is kept when the page is left, and finished in the form", async ({ page }) => {
  const { program, grid, form } = await toOffers(page);
  await page.getByRole("button", { name: "New row" }).click();
  await page.keyboard.type("secundária de fafe");
  await page.keyboard.press("Enter");
  await expect(grid.said).toContainText("Still needed: Qualification.");
  await program.go("overview");
  await program.go("schools");
  await page.getByRole("navigation").getByRole("link", { name: /^Offers/ }).click();
  await expect(form.kept).toContainText("New: training offer");
  await form.kept.getByRole("button", { name: "Go on" }).click();
  await expect(form.field("school")).toHaveValue(/Secundária de Fafe/);
  await form.field("qualification").fill("cnc");
  await form.options.first().click();
  await form.field("start_year").fill("2028");
  await form.save.click();
  await expect(form.kept).toHaveCount(0);
  await program.saved();
});

test("the browser asks before a page is closed with something typed that is kept nowhere", async ({ page }) => {
  const { program } = await toOffers(page);
  await page.getByRole("button", { name: "New row" }).click();
  await page.keyboard.type("secundária de fafe");
  await page.keyboard.press("Enter");
  await program.go("overview");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
});

test("a cell that refuses its text keeps it, and a text that is being written is taken, when the page is left", async ({ page }) => {
  const { program, grid, form } = await toOffers(page);
  await grid.cell(1, PLACES).click();
  await page.keyboard.type("many");
  await page.keyboard.press("Enter");
  await expect(page.locator("#grid-fault")).toContainText("is no number");
  await page.goBack();
  await expect(grid.root).toHaveAttribute("aria-label", "Schools");
  await page.getByRole("navigation").getByRole("link", { name: /^Offers/ }).click();
  await expect(form.kept).toBeVisible();
  await form.kept.getByRole("button", { name: "Go on" }).click();
  await expect(form.field("places")).toHaveValue("many");
  await form.field("places").fill("29");
  await form.save.click();
  await expect(grid.cell(1, PLACES)).toHaveText("29");

  await grid.cell(2, PLACES).click();
  await page.keyboard.type("28");
  await page.goBack();
  await expect(grid.root).toHaveAttribute("aria-label", "Schools");
  await page.getByRole("navigation").getByRole("link", { name: /^Offers/ }).click();
  await expect(grid.cell(2, PLACES)).toHaveText("28");

  // What is typed into a picker is taken when another cell is chosen.
  await grid.cell(3, SCHOOL).click();
  await page.keyboard.type("Escola Profissional de Fafe");
  await grid.cell(3, PLACES).click();
  await expect(grid.cell(3, SCHOOL)).toHaveText("Escola Profissional de Fafe");
  await program.saved();
});
