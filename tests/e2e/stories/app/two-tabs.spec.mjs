import { expect, expectAccessible, test } from "../../enlace.mjs";
import { RegionPages } from "../../pages/region.mjs";

/** A host without rules of its own answers an address that it does not know with 404.html. */
const BY_404 = /status of 404/;

/** The first tab writes to a region, the second looks on. */
async function twoTabs(context, page) {
  const first = new RegionPages(page);
  await first.start("Ave");
  await first.toSettings();
  const second = new RegionPages(await context.newPage());
  await second.page.goto("settings");
  await expect(second.state).toHaveText("Read only");
  await second.name.waitFor();
  return [first, second];
}

test("a tab that looks on takes over, and the other one looks on from then", async ({ complaints, context, page }) => {
  const [first, second] = await twoTabs(context, page);
  await expectAccessible(second.page);
  await first.rename("Vale do Ave");
  await second.takeOver();
  await second.saved();
  await expect(second.name).toHaveValue("Vale do Ave");
  await expect(first.state).toHaveText("Read only");

  await second.rename("Vale do Ave e Sousa");
  await second.saved();
  await expect(first.name).toHaveValue("Vale do Ave e Sousa");
  await first.rename("Not mine");
  await expect(first.page.getByRole("main")).toContainText("Stands at the head of every page and on paper.Another tab works on this region");

  await first.takeOver();
  await first.saved();
  await first.rename("Mine again");
  await first.saved();
  await expect(second.name).toHaveValue("Mine again");
  complaints.expected(BY_404);
});

test("a tab with work that could not be saved keeps the region until that is safe", async ({
  complaints,
  context,
  page,
}) => {
  const [first, second] = await twoTabs(context, page);
  await first.breakPuts("QuotaExceededError");
  await first.rename("Vale do Ave");
  await expect(first.state).toHaveText("Not saved: storage is full");
  await second.takeOver();
  await expect(second.page.locator("#main")).toContainText("The other tab has changes that could not be saved");
  await expect(second.state).toHaveText("Read only");

  await first.mendPuts();
  await page.getByRole("button", { name: "Try again" }).click();
  await first.saved();
  await second.takeOver();
  await second.saved();
  await expect(second.name).toHaveValue("Vale do Ave");
  complaints.expected(BY_404);
});

test("whoever takes the lock by force is not written over: both versions can be kept", async ({
  complaints,
  context,
  page,
}) => {
  const [first, second] = await twoTabs(context, page);
  await first.breakPuts("QuotaExceededError");
  await first.rename("Of the first tab");
  await expect(first.state).toHaveText(/^Not saved/);
  // The browser lets go of the first tab's lock, as it does for a tab that is asleep too long.
  await second.page.evaluate(async () => {
    const { held } = await navigator.locks.query();
    const { name } = held.find(({ name }) => name.startsWith("enlace-region-"));
    await navigator.locks.request(name, { steal: true }, () => {});
  });
  await second.saved();
  await second.rename("Of the second tab");
  await second.saved();

  await first.mendPuts();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(first.state).toHaveText("Not saved: changed in another tab");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep mine as a region of its own" }).click();
  await first.saved();
  await expect(first.name).toHaveValue("Of the first tab (copy)");
  await first.page.getByTitle("Regions on this device").click();
  await expect(first.menu).toContainText("Of the second tab");
  complaints.expected(BY_404);
});
