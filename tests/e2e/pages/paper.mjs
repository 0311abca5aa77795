// Paper, as a reader of the tests would speak of it.

/** Puts the page on paper, or back on the screen, as the browser does around printing. */
export const putOn = (page, surface) => page.evaluate((event) => dispatchEvent(new Event(event)), surface === "paper" ? "beforeprint" : "afterprint");
