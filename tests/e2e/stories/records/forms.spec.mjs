import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Form } from "../../pages/form.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";

test("with the keyboard alone: two qualifications found by a misspelling and a code become related", async ({ page }) => {
  const program = new Program(page);
  const form = new Form(page);
  await program.openSample("qualifications?tab=relations&record=new");
  const { keyboard } = page;
  await expect(form.field("from")).toBeFocused();
  await keyboard.type("mechatrnics");
  await expect(form.options.first()).toContainText("Mechatronics");
  await keyboard.press("ArrowDown");
  await keyboard.press("Home");
  await expect(form.options.first()).toHaveAttribute("aria-selected", "true");
  await expect(form.field("from")).toHaveAttribute("aria-activedescendant", "form-from-0");
  await expectAccessible(page);
  await keyboard.press("Enter");
  await expect(form.options).toHaveCount(0);
  await expect(form.field("from")).toBeFocused();
  await expect(form.field("from")).toHaveValue(/Mechatronics/);
  await keyboard.press("Tab");
  await expect(form.field("to")).toBeFocused();
  await keyboard.type("xyzzy");
  await expect(form.nothing).toContainText("Nothing found");
  // Escape gives up the word, not the form.
  await keyboard.press("Escape");
  await expect(form.field("to")).toHaveValue("");
  await keyboard.type("481");
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  await expect(form.field("value")).toBeFocused();
  await keyboard.type("a lot");
  await keyboard.press("Control+Enter");
  await expect(form.about("value")).toContainText("“a lot” is no number");
  await expect(form.field("value")).toBeFocused();
  await keyboard.press("Control+a");
  await keyboard.type("45");
  await keyboard.press("Control+Enter");
  await expect(form.drawer).toHaveCount(0);
  await expect(page.getByText("45 %").first()).toBeVisible();
  await program.saved();
});

test("a form that is left over something typed asks where the eye is, and what was typed is kept and saved as one step", async ({ page }) => {
  const program = new Program(page);
  const form = new Form(page);
  await program.openSample("territory?record=0308");
  await expect(form.field("name")).toHaveValue("Guimarães");
  await expectAccessible(page);
  await form.field("name").fill("Guimarães (sede)");
  await form.drawer.getByRole("button", { name: /Add an entry: Businesses/ }).click();
  await page.keyboard.type("47");
  await page.keyboard.press("Enter");
  await form.drawer.locator("details[open] input[inputmode=decimal]").fill("1,234");
  await page.keyboard.press("Escape");
  await expect(form.question).toBeInViewport({ ratio: 1 });
  await expect(form.question.getByRole("button", { name: "Go on" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(form.question).toHaveCount(0);
  await expect(form.drawer.locator("details[open] input[inputmode=decimal]")).toBeFocused();
  // Another page keeps it; on the way back it is offered above the table.
  await program.go("overview");
  await program.go("territory");
  await expect(form.kept).toContainText("Guimarães");
  await expect(form.kept).toBeInViewport({ ratio: 1 });
  await form.kept.getByRole("button", { name: "Go on" }).click();
  await expect(form.field("name")).toHaveValue("Guimarães (sede)");
  await expect(form.kept).toHaveCount(0);
  await form.save.click();
  await expect(form.drawer).toHaveCount(0);
  await expect(form.kept).toHaveCount(0);
  await expect(page.getByText("Guimarães (sede)").first()).toBeVisible();
  await program.saved();
  await page.reload();
  await expect(page.getByText("Guimarães (sede)").first()).toBeVisible();
  // Discarding closes the form and leaves nothing behind.
  await page.goto("territory?record=0308");
  await form.field("name").fill("x");
  await page.keyboard.press("Escape");
  await form.question.getByRole("button", { name: "Discard" }).click();
  await expect(form.drawer).toHaveCount(0);
  await expect(form.kept).toHaveCount(0);
});

test("travel times and businesses are written where their row and column meet", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("territory?tab=matrix");
  const time = page.getByRole("textbox", { name: "Fafe → Guimarães" });
  await time.fill("17");
  await time.press("Enter");
  await program.saved();
  await expect(page.getByRole("textbox", { name: "Guimarães → Mondim de Basto" })).toBeVisible();
  await time.fill("soon");
  await time.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Fafe → Guimarães" })).toContainText("no number");
  await expectAccessible(page);
  await program.start("territory?tab=businesses&municipality=0308");
  const count = page.getByRole("textbox", { name: "13 Manufacture of textiles, micro" });
  await count.fill("99");
  await count.press("Enter");
  await program.saved();
  await expectAccessible(page);
  await page.reload();
  await expect(count).toHaveValue("99");
});

test("an entry of a list is moved and taken out, and the record is deleted from its form", async ({ page }) => {
  const program = new Program(page);
  const form = new Form(page);
  await program.openSample("qualifications?search=481");
  await page.getByRole("gridcell").first().click();
  await page.keyboard.press("Control+Enter");
  const units = form.drawer.getByRole("group", { name: /^Units/ });
  const lines = units.locator("summary");
  const [first, second] = [await lines.nth(0).innerText(), await lines.nth(1).innerText()];
  const count = await lines.count();
  await lines.nth(1).click();
  await units.getByRole("button", { name: "Move up" }).click();
  await expect(lines.nth(0)).toHaveText(second);
  await expect(lines.nth(1)).toHaveText(first);
  // At an end the other way has the focus.
  await expect(units.getByRole("button", { name: "Move down" })).toBeFocused();
  await units.getByRole("button", { name: "Remove this entry" }).click();
  await expect(lines).toHaveCount(count - 1);
  await form.save.click();
  await expect(form.drawer).toHaveCount(0);
  await program.saved();

  await page.keyboard.press("Control+Enter");
  await form.field("duration").fill("2");
  await form.drawer.getByRole("button", { name: "Delete…" }).click();
  await expect(program.dialog).toContainText("On them hang");
  await program.dialog.getByRole("button", { name: "Delete, and forget them elsewhere" }).click();
  await expect(form.drawer).toHaveCount(0);
  await expect(form.kept).toHaveCount(0);
  await program.saved();
});

test("a need is written down in one column: few choices in sight, a stepper, the rest folded, and its effect before it is saved", async ({ page }) => {
  const program = new Program(page);
  const form = new Form(page);
  const grid = new Grid(page);
  await program.openSample("needs?record=new");
  await form.choose("enterprise", "Mobiliário 01");
  await form.choose("qualification", "CNC");
  const kind = form.drawer.getByRole("radiogroup", { name: /^Recruit or upskill/ });
  await expect(kind.getByRole("radio", { name: "recruit" })).toBeChecked();
  await kind.getByText("upskill", { exact: true }).click();
  await expect(kind.getByRole("radio", { name: "upskill" })).toBeChecked();
  await kind.getByText("recruit", { exact: true }).click();
  // The stepper goes by its buttons and by the arrows.
  await form.field("persons").fill("8");
  await form.drawer.getByRole("button", { name: /^More: People/ }).click();
  await expect(form.field("persons")).toHaveValue("9");
  await form.field("persons").press("ArrowDown");
  await form.field("persons").press("ArrowDown");
  await expect(form.field("persons")).toHaveValue("7");
  await form.field("first_year").fill("2029");
  await expect(form.effect).toContainText("more people a year are missing in");
  const before = await form.effect.innerText();
  await form.field("persons").fill("30");
  await expect(form.effect).not.toHaveText(before);
  await expectAccessible(page);
  // What was typed is only tried: nothing is saved for it.
  await expect(page.getByRole("banner").getByRole("button", { name: /^Undo:/ })).toHaveCount(0);
  // A field that is folded opens where it is wrong.
  await expect(form.field("low")).toBeHidden();
  await form.more.click();
  await form.field("low").fill("many");
  await form.more.click();
  await form.field("persons").press("Control+Enter");
  await expect(form.about("low")).toContainText("no number");
  await expect(form.field("low")).toBeFocused();
  await form.field("low").fill("");
  await form.drawer.getByRole("button", { name: "Save and add another" }).click();
  await expect(form.field("enterprise")).toBeFocused();
  await expect(form.field("enterprise")).toHaveValue("");
  await expect(form.field("persons")).toHaveValue("");
  await program.saved();
  await page.keyboard.press("Escape");
  await expect(form.drawer).toHaveCount(0);
  await grid.search.fill("Mobiliário 01 CNC");
  await expect(page.getByRole("gridcell", { name: /^30/ })).toBeVisible();
});

test("a focus group's answers on five-point scales are written down, and what it skipped", async ({ page }) => {
  const program = new Program(page);
  const form = new Form(page);
  await program.openSample("evidence?tab=panels&record=new");
  // Nothing is saved without what it needs.
  await expect(form.field("date")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form.about("date")).toContainText("at least one of these: Date or Session");
  await expect(form.drawer).toBeVisible();
  await form.field("date").fill("2026-04");
  const answers = form.drawer.getByRole("group", { name: /^Answers/ });
  const cell = (column, row) => answers.getByLabel(`${column}, row ${row}`, { exact: true });
  const { keyboard } = page;
  // By the keyboard alone: Tab goes along the row, and on to the next.
  await cell("Qualification", 1).focus();
  await keyboard.type("481");
  await expect(form.options.first()).toContainText("481");
  await keyboard.press("Tab");
  await expect(cell("Demand in coming years", 1)).toBeFocused();
  await keyboard.type("2");
  await keyboard.press("Tab");
  await keyboard.type("-1");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(cell("Qualification", 2)).toBeFocused();
  await keyboard.type("521");
  await keyboard.press("Tab");
  // What no answer can be is said at once, in its cell.
  await keyboard.type("lots");
  await keyboard.press("Tab");
  await expect(answers).toContainText("“lots” is no number");
  await expect(cell("Demand in coming years", 2)).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await keyboard.press("Shift+Tab");
  await keyboard.press("Control+a");
  await keyboard.press("Delete");
  await keyboard.press("Tab");
  await expect(answers).not.toContainText("“lots”");
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await expect(cell("Skipped", 2)).toBeChecked();
  // A block of a spreadsheet fills rows, and says which cell cannot be so.
  await cell("Qualification", 3).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "522309\trises\tas many as needed\tno\n000\t1\t9\tno\n");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(cell("Demand in coming years", 3)).toHaveValue("1");
  await expect(cell("People for the demand", 3)).toHaveValue("0");
  await expect(cell("Qualification", 4)).toHaveAttribute("aria-invalid", "true");
  await form.save.click();
  await expect(form.drawer).toBeVisible();
  await cell("People for the demand", 4).focus();
  await keyboard.press("Control+Delete");
  await expect(cell("Qualification", 4)).toHaveValue("");
  await form.save.click();
  await expect(form.drawer).toHaveCount(0);
  await program.saved();
  await expect(page.getByRole("gridcell", { name: "3 entries" })).not.toHaveCount(0);
});
