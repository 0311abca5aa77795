// What every story has: a page whose complaints fail the story, and a check with axe.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

export const test = base.extend({
  /** Fails a story in which the page throws, or the console prints an error that is not expected. */
  complaints: [
    async ({ page }, use) => {
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await use({
        /** Takes out the complaints that match, and says how many there were. */
        expected(pattern) {
          const others = complaints.filter((text) => !pattern.test(text));
          const matching = complaints.length - others.length;
          complaints.splice(0, complaints.length, ...others);
          return matching;
        },
      });
      expect(complaints, "what the page complained about").toEqual([]);
    },
    { auto: true },
  ],
});

/** Expects that axe finds nothing to object to. What is dark is computed: `src/components/contrast.rs`. */
export async function expectAccessible(page) {
  // Only what is wrong is told: telling of all that is right takes longer than looking.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  // A page that is drawn at this moment, as when the program arrives, is looked at once more: what is wrong
  // stays.
  await expect(async () => {
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target)}`);
    expect(found, "axe").toEqual([]);
  }).toPass({ intervals: [500], timeout: 20_000 });
}

export { expect };
