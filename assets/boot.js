// Starts the page; assets/first.js stands before it. The names below are replaced by hashed ones at build time.
// The import is dynamic so that a missing or refused file is caught here too.
const fail = (words, error) => {
  console.error(error);
  const box = document.getElementById("boot-error");
  document.querySelector(".boot")?.remove();
  box.textContent = words + " (" + error + ")";
  box.hidden = false;
};
// A trap ends the program, and so does an error that has gone through it uncaught:
// what it kept is offered by a script that needs none of it.
let ended = false;
const ends = (error) =>
  error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack);
const end = async (error) => {
  if (ended || !ends(error)) return;
  ended = true;
  try {
    const { rescue } = await import("./RESCUE");
    rescue(error);
  } catch (why) {
    fail("dermscore has stopped. Reload the page: what you entered is kept.", why);
  }
};
addEventListener("error", (event) => end(event.error));
addEventListener("unhandledrejection", (event) => end(event.reason));
try {
  const glue = await import("./GLUE");
  // To start the program takes the browser's whole attention for a moment. Where the
  // form is shown already, its picture and what is pressed first go before that.
  if (parts[0]?.isConnected)
    await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 50)));
  await glue.default({ module_or_path: new URL("./WASM", import.meta.url) });
} catch (error) {
  // What was pressed so far stays to be read, and takes no more.
  app.inert = true;
  app.before(document.getElementById("boot-error"));
  fail(
    "dermscore could not start. Reload the page; if that does not help, use a current " +
      "version of Firefox, Chrome, Edge or Safari.",
    error,
  );
}
