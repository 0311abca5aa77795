// Blocks of a spreadsheet in the squares, and columns made wider.
import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Program } from "../../pages/program.mjs";

/** Gives an element a paste event as the browser makes it. */
async function paste(element, rows) {
  const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
  await element.evaluate((own, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    own.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

test("a block of travel times is pasted by its headings in one step, or refused as a whole", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("territory?tab=matrix");
  const time = (way) => page.getByRole("textbox", { name: way, exact: true });
  const before = await time("Fafe → Guimarães").inputValue();
  await paste(time("Fafe → Guimarães"), [["11", "soon"], ["", "14"]]);
  await expect(page.getByRole("alert").filter({ hasText: "soon" })).toContainText("is no number");
  await expect(page.getByText("Nothing was pasted")).toBeVisible();
  await expect(time("Fafe → Guimarães")).toHaveValue(before);
  await expectAccessible(page);

  await paste(time("Cabeceiras de Basto → Fafe"), [["", "Vizela", "Fafe"], ["Fafe", "41", ""], ["Guimarães", "42", "43"]]);
  await expect(page.getByText("3 squares pasted")).toBeVisible();
  await expect(time("Fafe → Vizela")).toHaveValue("41");
  await expect(time("Guimarães → Vizela")).toHaveValue("42");
  await expect(time("Guimarães → Fafe")).toHaveValue("43");
  await program.saved();
  await page.getByRole("banner").getByRole("button", { name: /^Undo: paste/ }).click();
  await expect(time("Guimarães → Fafe")).not.toHaveValue("43");
});

test("a block of business counts is pasted from a square on, new counts too", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("territory?tab=businesses&municipality=0308");
  const count = (size) => page.getByRole("textbox", { name: `13 Manufacture of textiles, ${size}` });
  await paste(count("micro"), [["101", "102", "103", "104"]]);
  await expect(page.getByText("4 squares pasted")).toBeVisible();
  await expect(count("micro")).toHaveValue("101");
  await expect(count("large")).toHaveValue("104");
  await program.saved();
});

test("a column is made wider by its edge or in its dialog, and stays so", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("offers");
  const head = page.getByRole("columnheader").and(page.locator('[aria-colindex="3"]'));
  const width = async () => Math.round((await head.boundingBox()).width);
  const before = await width();
  const box = await head.boundingBox();
  await page.mouse.move(box.x + box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 60, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(width).toBe(before - 60);
  await head.getByRole("button").click();
  await page.getByText("Arrange the column").click();
  await page.getByRole("button", { name: "Wider" }).click();
  await expect(program.dialog).toContainText(`Width: ${before - 36} pixels`);
  await page.keyboard.press("Escape");
  await page.reload();
  await expect.poll(width).toBe(before - 36);
  await head.getByRole("button").click();
  await page.getByText("Arrange the column").click();
  await page.getByRole("button", { name: "Usual width" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(width).toBe(before);
});
