// A newer Enlace on the same device.

/** Does to the database what a newer program would do: raises its version and changes its stores. */
export async function raise(page, change) {
  await page.evaluate(
    (change) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("enlace", 99);
        opening.onupgradeneeded = () => {
          if (change === "new layout") opening.result.deleteObjectStore("shelf");
        };
        opening.onerror = () => reject(opening.error);
        opening.onblocked = () => reject(new Error("the page does not let go of its database"));
        opening.onsuccess = () => resolve(opening.result.close());
      }),
    change,
  );
}
