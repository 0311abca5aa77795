import { expect, expectAccessible, test } from "../../enlace.mjs";
import { ImportPage } from "../../pages/import.mjs";
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

test("a new region comes to its first figures by the five steps", async ({ page }) => {
  const program = new Program(page);
  await page.goto("new");
  await page.getByLabel("Inter-municipal community").selectOption({ label: "Ave" });
  await page.getByRole("button", { name: "Start this region" }).click();
  await expect(program.title).toHaveText("Ave, in five steps");
  const year = new Date().getFullYear();
  const tables = [
    "Código\tDesignação\tNível\n811195\tTécnico/a de Cozinha\t4\n523271\tTécnico/a de Mecatrónica\t4\n",
    "Código\tEscola\tMunicípio\n901\tEscola Profissional do Vale\tFafe\n",
    `Escola\tQualificação\tAno de início\tTurmas\tVagas\n901\t811195\t${year}\t1\t24\n901\t523271\t${year}\t1\t24\n`,
    "Empresa\tMunicípio\tQualificação\tPessoas\tAno\nForno Novo\tFafe\t811195\t30\t2029\nTornos do Vale\tFafe\t523271\t9\t2029\n",
  ];
  const done = page.locator(".start-step.done");
  for (const [at, text] of tables.entries()) {
    const row = page.locator(".start-step").nth(at);
    await row.getByRole("link", { name: "Import" }).click();
    const table = new ImportPage(page);
    await page.getByLabel("Paste the table").fill(text);
    await table.press("Read it");
    for (const step of ["columns", "names", "preview", "done"]) await table.on(step);
    await program.go("start");
    await expect(done).toHaveCount(at === 3 ? 5 : at + 1);
  }
  await page.locator(".start-step").last().getByRole("link").click();
  await expect(page.locator("dl.figures")).toContainText(/needed[1-9]/);
  await expect(page.getByRole("link", { name: "Diagnose Done" })).toBeVisible();
});
