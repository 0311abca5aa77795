import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Program } from "../../pages/program.mjs";
import { WelcomePage } from "../../pages/welcome.mjs";

test("a Portuguese region begins with the municipalities of its community", async ({ page }) => {
  const program = new Program(page);
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.newRegion.click();
  await expectAccessible(page);
  await page.getByLabel("Inter-municipal community").selectOption({ label: "Ave" });
  await expect(page.getByRole("checkbox")).toHaveCount(8);
  await page.getByRole("checkbox", { name: "Vizela" }).uncheck();
  await page.getByRole("button", { name: "Start this region" }).click();
  await expect(program.title).toContainText("Ave");
  await program.saved();
  await program.go("files");
  const region = JSON.parse((await program.saveToFile()).text).region;
  expect(region.municipalities).toHaveLength(7);
  expect(region.municipalities[0].code).toBe("0304");

  await page.goto("");
  await expect(program.title).toContainText("Ave");
  await page.getByRole("link", { name: "Enlace" }).click();
  await expect(page.getByRole("main").getByRole("button", { name: "Ave" })).toBeVisible();
});

test("a region elsewhere is typed, and says what is missing without coordinates", async ({ page }) => {
  const program = new Program(page);
  await page.goto("new");
  await page.getByLabel("Country").selectOption({ label: "Uruguay" });
  await page.getByLabel("Name of the region").fill("Colonia");
  const start = page.getByRole("button", { name: "Start this region" });
  await start.click();
  await expect(page.getByRole("alert").filter({ hasText: "at least one municipality" })).toBeVisible();
  await page.getByLabel("Municipalities").fill("Carmelo\n;no name");
  await start.click();
  await expect(program.title).toContainText("Start a new region");
  await page.getByLabel("Municipalities").fill("Carmelo\nNueva Helvecia");
  await expect(page.getByRole("main")).toContainText(/without coordinates/i);
  await start.click();
  await expect(program.title).toContainText("Colonia");
});
