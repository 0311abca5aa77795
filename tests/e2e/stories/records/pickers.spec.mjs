// What is chosen from lists: municipalities, areas of cooperation, and the class that is computed.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Form } from "../../pages/form.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";

test("a municipality is added by its name, with its code and its place, and not twice", async ({ page }) => {
  const [program, form, grid] = [new Program(page), new Form(page), new Grid(page)];
  await program.openSample("territory");
  const field = page.getByLabel("Add a municipality of Portugal");
  await field.fill("Barcellos");
  await expect(form.options.first()).toContainText("Barcelos");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Barcelos was added" })).toBeVisible();
  await expect(grid.root.getByRole("gridcell", { name: "0302", exact: true })).toBeVisible();
  await program.saved();
  await field.fill("0302");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Barcelos is in the region already" })).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: /^Undo: add 1 municipality/ }).click();
  await expect(grid.root.getByRole("gridcell", { name: "0302", exact: true })).toHaveCount(0);
});

test("a long list scrolls with the marked entry, is accessible, and follows its field", async ({ page }) => {
  test.slow(); // axe looks at every element
  const [program, form] = [new Program(page), new Form(page)];
  await program.openSample("territory");
  const field = page.getByLabel("Add a municipality of Portugal");
  await field.click();
  await expect(form.options).toHaveCount(50);
  await page.keyboard.press("End");
  await expect(form.options.last()).toHaveAttribute("aria-selected", "true");
  await expect(form.options.last()).toBeInViewport();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1366, height: 500 });
  const apart = async () => {
    const [list, own] = [await page.locator(".picker-list:popover-open").boundingBox(), await field.boundingBox()];
    return Math.min(Math.abs(list.y - own.y - own.height), Math.abs(list.y + list.height - own.y));
  };
  const before = (await field.boundingBox()).y;
  // Over the grid the wheel scrolls the grid alone.
  await page.mouse.move(600, 20);
  await page.mouse.wheel(0, 60);
  await expect.poll(async () => (await field.boundingBox()).y).toBeLessThan(before);
  await expect.poll(apart).toBeLessThan(4);
});

test("areas of cooperation are chosen in the table by their words, one after the other", async ({ page }) => {
  const [program, form, grid] = [new Program(page), new Form(page), new Grid(page)];
  await program.openSample("qualifications?hide=-&search=481");
  const head = page.getByRole("columnheader", { name: /Cooperation areas/ });
  const column = Number(await head.getAttribute("aria-colindex")) - 1;
  const cell = grid.cell(1, column);
  await cell.click();
  await page.keyboard.press("Delete");
  await expect(cell).toHaveText("");
  for (const [typed, whole] of [["tourism", "Tourism, school hotels"], ["environ", "Tourism, school hotels; The environment"]]) {
    await cell.click();
    await page.keyboard.type(typed);
    await expect(form.options.first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(cell).toHaveText(whole);
  }
  await cell.click();
  await page.keyboard.type("tour");
  await expect(form.options.first()).toContainText("✓ Tourism");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveText("The environment");
  await program.saved();
});

test("the size class of an enterprise is computed, with the reason beside its numbers", async ({ page }) => {
  const [program, form, grid] = [new Program(page), new Form(page), new Grid(page)];
  await program.openSample("enterprises");
  await expect(page.getByRole("columnheader", { name: "Size class" })).toBeVisible();
  await grid.cell(1, 1).click();
  await page.keyboard.press("Control+Enter");
  await form.field("headcount").fill("30");
  await expect(form.drawer).toContainText("Small: fewer than 50 people");
  await expect(form.drawer).toContainText("By the headcount alone");
  await form.more.click();
  await form.field("turnover").fill("20000000");
  await expect(form.drawer).toContainText("Medium: fewer than 250 people");
  await form.save.click();
  const head = page.getByRole("columnheader", { name: "Size class" });
  const column = Number(await head.getAttribute("aria-colindex")) - 1;
  await expect(grid.cell(1, column)).toHaveText("medium");
});

test("looking into a cell that refers to a record changes nothing, with the keys or a finger", async ({ page }) => {
  const [program, form, grid] = [new Program(page), new Form(page), new Grid(page)];
  await program.openSample();
  await program.start("needs");
  const head = page.getByRole("columnheader", { name: /^Enterprise/ });
  const column = Number(await head.getAttribute("aria-colindex")) - 1;
  const cell = grid.cell(1, column);
  const before = await cell.innerText();
  for (const key of ["Enter", "Tab"]) {
    await cell.click();
    await page.keyboard.press("F2");
    await expect(form.options.first()).toBeVisible();
    // The present value stands in the list and is the marked one.
    await expect(page.locator(".picker-list:popover-open [aria-selected=true]")).toContainText(before);
    await page.keyboard.press(key);
    await expect(cell).toHaveText(before);
  }
  await expect(page.getByRole("banner").getByRole("button", { name: /^Undo:/ })).toHaveCount(0);
});

test("Tab and Enter in a picker take the value and go on as in any other cell", async ({ page }) => {
  const [program, form, grid] = [new Program(page), new Form(page), new Grid(page)];
  await program.openSample();
  await program.start("needs");
  const head = page.getByRole("columnheader", { name: /^Enterprise/ });
  const column = Number(await head.getAttribute("aria-colindex")) - 1;
  const cell = grid.cell(1, column);
  const type = async (row, text, key) => {
    await grid.cell(row, column).click();
    await page.keyboard.type(text);
    await expect(form.options.first()).toBeVisible();
    const name = await form.options.first().locator(".title").innerText();
    await page.keyboard.press(key);
    await expect(grid.cell(row, column)).toHaveText(name);
  };
  await type(1, "Tur", "Tab");
  await grid.expectCursor(1, column + 1);
  await type(1, "Con", "Enter");
  await grid.expectCursor(2, column);
  // What no entry is called stays in sight when one clicks elsewhere, and Escape gives it up.
  const now = await cell.innerText();
  await cell.click();
  await page.keyboard.type("qqqq");
  await grid.cell(3, 1).click();
  await expect(page.locator("#grid-pick")).toHaveValue("qqqq");
  await expect(page.locator("#grid-fault")).not.toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(cell).toHaveText(now);
  await grid.cell(3, 1).click();
  await expect(page.locator("#grid-pick")).toHaveCount(0);
});
